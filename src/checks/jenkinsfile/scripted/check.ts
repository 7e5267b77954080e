import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write the pipeline in declarative form',
  expects: 'The Jenkinsfile is declarative',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'note',
  messages: {
    scripted:
      'This is a scripted pipeline, which Jenkins can check only by running it. `pipeline { agent ... stages { ... } }` is checked first, and has `post` and `options`.',
  },
  *run({ pipeline, startAt }) {
    if (!pipeline) yield { message: 'scripted', at: startAt };
  },
});
