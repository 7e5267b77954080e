import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write five valid time fields and a command',
  expects: 'Every line is an entry that cron accepts',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.valid_lines',
  messages: {
    invalid:
      'cron does not accept this line: `{fault}`. Depending on the cron, it skips the line or refuses the whole file, and nothing runs.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    for (const { fault, at } of crontab.entries)
      if (fault !== undefined) yield { message: 'invalid', at, values: { fault } };
  },
});
