import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Configure pytest',
  expects: 'pytest is configured',
  reads: 'pyproject',
  kind: 'requires',
  level: 'should',
  criterion: 'pkg.pytest_configured',
  messages: {
    found: 'pytest is configured in the project, so a bare `pytest` does the right thing.',
    missing:
      'pytest is not configured here, so it guesses where the tests are and does not see a `src/` folder. Add `[tool.pytest.ini_options]` with `testpaths`.',
  },
  *run(pyproject) {
    if (pyproject.has('tool', 'pytest')) yield { message: 'found', at: pyproject.at('tool', 'pytest') };
  },
});
