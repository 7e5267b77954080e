import { secretsOf } from '../../../languages/crontab/command.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take the secret out of the crontab',
  expects: 'No secret is written into the crontab',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.plaintext_secret',
  messages: {
    literal:
      'A secret is written out here (`{name}`). It shows in the process list while the job runs, and stays in the history. Change it, and let the script read it from a file that only its user can read.',
  },
  *run(crontab) {
    for (const { name, from, to } of secretsOf(crontab))
      yield { message: 'literal', at: crontab.lines.range(from, to), values: { name } };
  },
});
