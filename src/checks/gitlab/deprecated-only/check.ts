import { entriesNamed } from '../../../languages/gitlab/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use rules instead of only and except',
  expects: 'Jobs use rules',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'note',
  messages: {
    old: '`{key}` still works, but GitLab no longer develops it. `rules:` says the same, and can be combined with conditions and changed files.',
  },
  *run(document) {
    for (const { key, name } of entriesNamed(document, 'only', 'except'))
      yield { message: 'old', at: key.range, values: { key: name } };
  },
});
