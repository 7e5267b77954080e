import { redirects } from '../../../languages/crontab/command.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep the output of every job',
  expects: 'The output of every job is kept',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.redirects_output',
  messages: {
    lost: 'The output of this job is kept nowhere. cron mails it to an account that no one reads, so a failure leaves no trace. Append `>> /var/log/orders/load.log 2>&1`.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    for (const { command, at } of crontab.entries) if (!redirects(command)) yield { message: 'lost', at };
  },
});
