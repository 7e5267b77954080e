import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the file valid Python',
  expects: 'Python can read the file',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'py.parses',
  readsBroken: true,
  messages: {
    invalid: 'Python 3.11 cannot read the file from here on: `{problem}`. Nothing in it runs until this is repaired.',
  },
  *run({ problem, tooLarge }) {
    if (tooLarge) yield unknown;
    else if (problem) yield { message: 'invalid', at: problem.at, values: { problem: problem.message } };
  },
});
