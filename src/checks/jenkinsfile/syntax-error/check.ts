import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Close what the Jenkinsfile opens',
  expects: 'Brackets, braces and strings of the Jenkinsfile are closed',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'must',
  readsBroken: true,
  messages: {
    broken: 'Jenkins cannot read this file. {problem}',
  },
  *run({ problem }) {
    if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
