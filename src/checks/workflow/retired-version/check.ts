import { retiredAction, retiredRunners } from '../../../languages/workflow/retired.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use versions that GitHub still runs',
  expects: 'No action and no runner is used that GitHub has switched off',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  messages: {
    action: 'GitHub fails every run that uses `{what}`, because that version was switched off. Use `{next}` or later.',
    runner:
      'GitHub has no runner `{what}` any more, so this job waits and never starts. Name a current one, such as `{next}`.',
  },
  *run({ uses, jobs }) {
    for (const each of uses) {
      const next = retiredAction(each);
      if (next) yield { message: 'action', at: each.at, values: { what: each.text, next } };
    }
    for (const { label, next } of jobs.flatMap(retiredRunners))
      yield { message: 'runner', at: label.range, values: { what: label.text, next } };
  },
});
