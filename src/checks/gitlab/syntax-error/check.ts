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
    ignored:
      'GitLab reads one document, or one after a `spec:` header. It leaves out what begins here without a word: move it above the `---`.',
    broken: 'This is not valid YAML, so GitLab starts no pipeline at all. {problem}',
  },
  *run({ problem, ignored }) {
    if (ignored) yield { message: 'ignored', at: ignored };
    if (problem) yield { message: 'broken', at: problem.at, values: { problem: problem.message } };
  },
});
