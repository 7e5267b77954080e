import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the GitLab CI file valid YAML',
  expects: 'The GitLab CI file is valid YAML',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  criterion: 'gitlab.yaml_parses',
  readsBroken: true,
  messages: {
    broken: 'This is not valid YAML, so GitLab starts no pipeline at all. The parser says: {problem}',
  },
  *run({ problem }) {
    if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
