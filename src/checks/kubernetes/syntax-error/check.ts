import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the manifest valid YAML',
  expects: 'The manifest is valid YAML',
  reads: 'kubernetes',
  kind: 'forbids',
  level: 'must',
  criterion: 'k8s.yaml_parses',
  readsBroken: true,
  messages: {
    broken: 'This is not valid YAML, so `kubectl apply` refuses the file. {problem}',
  },
  *run({ problem }) {
    if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
