import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the file valid Python',
  expects: 'Python can read the file',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'py.parses',
  readsBroken: true,
  messages: {
    data: 'This file cannot be reviewed: {problem}. Move the data to a file of its own, so that the code can be read.',
    invalid: 'Python 3.11 cannot read the file from here on: `{problem}`. Nothing in it runs until this is repaired.',
  },
  *run({ problem, tooLarge }) {
    if (problem) yield { message: tooLarge ? 'data' : 'invalid', at: problem.at, values: { problem: problem.message } };
  },
});
