import { keepsErrors } from '../../../languages/crontab/command.ts';
import { mailedTo } from '../../../languages/crontab/mail.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep the error messages as well',
  expects: 'The error messages of every job are kept',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.stderr_captured',
  saidBy: ['crontab/output-lost'],
  messages: {
    lost: 'The error messages of this job are not kept, and they are what you need when it fails. Add `2>&1` at the end of the command.',
    mailed:
      'The error messages of this job go to `{address}` by mail, if the server sends any, and not into its log. Add `2>&1` at the end of the command.',
    bashism:
      'cron runs commands with `sh`, where `&>` starts the job in the background and keeps nothing. Write `>> file 2>&1`, or set `SHELL=/bin/bash` above.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    const inBash = crontab.variables.some(({ name, value }) => name === 'SHELL' && /bash|zsh|ksh/.test(value));
    for (const entry of crontab.entries) {
      const { command, at } = entry;
      if (keepsErrors(command)) continue;
      const address = mailedTo(entry, crontab);
      if (/&>|\|&/.test(command)) {
        if (!inBash) yield { message: 'bashism', at };
      } else if (address) yield { message: 'mailed', at, values: { address } };
      else yield { message: 'lost', at };
    }
  },
});
