import { entriesNamed } from '../../../languages/gitlab/language.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say when jobs run',
  expects: 'Rules say when jobs run',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.rules_or_only',
  messages: {
    found: 'Rules say when the jobs run.',
    missing:
      'Without `rules:` or `workflow:` every job runs on every push, deployments too. Say which events each job is for.',
  },
  *run(document) {
    const found = entriesNamed(document, 'rules', 'only', 'except', 'workflow')[0];
    if (found) yield { message: 'found', at: found.key.range };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});
