import { keepsErrors } from '../../../languages/crontab/command.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep the error messages as well',
  expects: 'The error messages of every job are kept',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.stderr_captured',
  messages: {
    lost: 'The error messages of this job are not kept, and they are what you need when it fails. Add `2>&1` at the end of the command.',
    bashism:
      'cron runs commands with `sh`, where `&>` starts the job in the background and keeps nothing. Write `>> file 2>&1`, or set `SHELL=/bin/bash` above.',
  },
  *run(crontab) {
    if (crontab.entries.length === 0) yield notApplicable;
    const inBash = crontab.variables.some(({ name, value }) => name === 'SHELL' && /bash|zsh|ksh/.test(value));
    for (const { command, at } of crontab.entries) {
      if (keepsErrors(command)) continue;
      if (!/&>|\|&/.test(command)) yield { message: 'lost', at };
      else if (!inBash) yield { message: 'bashism', at };
    }
  },
});
