import { neverFires } from '../../../languages/crontab/schedule.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Choose a date that exists',
  expects: 'Every schedule comes round',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  messages: {
    never: 'There is no such date, so this job never runs. Correct the day or the month.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    for (const { times, fault, at } of crontab.entries)
      if (fault === undefined && times.length === 5 && neverFires(times)) yield { message: 'never', at };
  },
});
