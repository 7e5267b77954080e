import { defineCheck } from '../../../review/check.ts';

const tools = [
  'ruff',
  'black',
  'isort',
  'mypy',
  'flake8',
  'pylint',
  'pyright',
  'basedpyright',
  'ty',
  'bandit',
  'yapf',
  'autopep8',
  'pydocstyle',
  'pycodestyle',
  'pyre',
  'pytype',
  'autoflake',
  'docformatter',
  'flakeheaven',
  'flakehell',
];

export const check = defineCheck({
  title: 'Configure a linter',
  expects: 'A linter or formatter is configured',
  reads: 'pyproject',
  kind: 'requires',
  level: 'should',
  criterion: 'pkg.lint_tool_configured',
  messages: {
    found: 'The linter is configured in the project, so everyone runs it with the same rules.',
    missing:
      'No linter is configured here, so each machine and CI run their own defaults. Add `[tool.ruff]` with the line length and the rules that you want.',
  },
  *run(pyproject) {
    const tool = tools.find((name) => pyproject.has('tool', name));
    if (tool) yield { message: 'found', at: pyproject.at('tool', tool) };
  },
});
