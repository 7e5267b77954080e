import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write valid YAML',
  expects: 'The compose file is valid YAML',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  criterion: 'compose.yaml_parses',
  readsBroken: true,
  messages: {
    broken: 'The file cannot be read as YAML here: {problem}',
  },
  *run({ problem }) {
    if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
