import { fileStart } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';

const tools = ['mypy', 'pyright', 'basedpyright', 'ty', 'pyre', 'pytype', 'pyrefly'];

export const check = defineCheck({
  title: 'Configure a type checker',
  expects: 'A type checker is configured',
  reads: 'pyproject',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'The type checker is configured in the project, so everyone checks by the same rules.',
    missing:
      'No type checker is configured, so the annotations are promises that nobody checks. Add `[tool.mypy]` with `strict = true`, or `[tool.pyright]`.',
  },
  *run(pyproject, _params, submission) {
    const tool = tools.find((name) => pyproject.has('tool', name));
    const file = submission.paths.find((path) =>
      /(?:^|\/)(?:\.?mypy\.ini|pyrightconfig\.json|ty\.toml|\.pyre_configuration)$/.test(path),
    );
    const inSetup = /^\[mypy\]/m.test(submission.text('setup.cfg') ?? '');
    if (tool) yield { message: 'found', at: pyproject.at('tool', tool) };
    else if (file !== undefined || inSetup) yield { message: 'found', at: fileStart, path: file ?? 'setup.cfg' };
  },
});
