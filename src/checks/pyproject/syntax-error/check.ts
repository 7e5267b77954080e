import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Fix the TOML',
  expects: 'The file is valid TOML',
  reads: 'pyproject',
  kind: 'forbids',
  level: 'must',
  criterion: 'pkg.toml_parses',
  readsBroken: true,
  messages: {
    invalid: 'This is where TOML stops making sense: {message}. No tool can read the file, so nothing in it holds.',
  },
  *run(pyproject) {
    const { problem } = pyproject;
    if (problem) yield { message: 'invalid', at: problem.at, values: { message: problem.message } };
  },
});
