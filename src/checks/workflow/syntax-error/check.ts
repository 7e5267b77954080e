import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the workflow valid YAML',
  expects: 'The workflow is valid YAML',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  criterion: 'gha.yaml_parses',
  readsBroken: true,
  messages: {
    several:
      'GitHub takes one document a file, and here a second one begins, so it refuses the whole workflow. Move it to a file of its own.',
    broken: 'This is not valid YAML, so GitHub does not run the workflow at all. {problem}',
  },
  *run({ problem, second }) {
    if (second) yield { message: 'several', at: second };
    else if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
