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
    broken: 'This is not valid YAML, so GitHub does not run the workflow at all. The parser says: {problem}',
  },
  *run({ problem }) {
    if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
