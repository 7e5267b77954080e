import { redirects } from '../../../languages/crontab/command.ts';
import { mailedTo } from '../../../languages/crontab/mail.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep the output of every job',
  expects: 'The output of every job is kept',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.redirects_output',
  messages: {
    lost: 'The output of this job is in no log. cron mails it to the account that runs the job, where hardly anyone looks, so a failure leaves no trace. Append `>> /var/log/orders/load.log 2>&1`.',
    mailed:
      'The output of this job is in no log. cron mails it to `{address}`, and where the server sends no mail it is gone. Append `>> /var/log/orders/load.log 2>&1`.',
    discarded:
      'The output of this job is kept nowhere: with an empty `MAILTO`, cron throws it away, so a failure leaves no trace. Append `>> /var/log/orders/load.log 2>&1`.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    for (const entry of crontab.entries) {
      if (redirects(entry.command)) continue;
      const address = mailedTo(entry, crontab);
      if (address === undefined) yield { message: 'lost', at: entry.at };
      else if (address === '') yield { message: 'discarded', at: entry.at };
      else yield { message: 'mailed', at: entry.at, values: { address } };
    }
  },
});
