import { dependenciesOf, metadataOf } from '../../../languages/pyproject/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const tools = new Set(
  'black ruff isort flake8 pylint mypy pyright basedpyright ty pre-commit tox nox coverage autopep8 yapf bandit pydocstyle pycodestyle pyflakes autoflake pylama vulture twine bumpversion bump2version commitizen sphinx mkdocs ipdb pudb hypothesis'.split(
    ' ',
  ),
);
const isTool = (name: string): boolean => tools.has(name) || /^(?:pytest|flake8|types|mkdocs|pylint)(?:-|$)/.test(name);

export const check = defineCheck({
  title: 'Move the tool to the development group',
  expects: 'No development tool is a runtime dependency',
  reads: 'pyproject',
  kind: 'forbids',
  level: 'should',
  criterion: 'pkg.dev_tool_in_runtime_deps',
  messages: {
    tool: '`{name}` is needed to develop the package, not to run it, yet everyone who installs the package gets it. Move it to `[dependency-groups]`.',
  },
  *run(pyproject) {
    const metadata = metadataOf(pyproject);
    if (metadata === 'none') yield notApplicable;
    if (metadata === 'elsewhere') yield unknown;
    if (metadata === 'none' || metadata === 'elsewhere') return;
    const dependencies = dependenciesOf(pyproject);
    if (dependencies === undefined) yield unknown;
    for (const { name, at } of dependencies ?? []) if (isTool(name)) yield { message: 'tool', at, values: { name } };
  },
});
