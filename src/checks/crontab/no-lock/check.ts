import { calledScripts } from '../../../languages/crontab/called-script.ts';
import type { ShellDocument } from '../../../languages/shell/document.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** A script may take the lock itself. */
const locks = ({ commands }: ShellDocument): boolean => commands.some(({ name }) => name.endsWith('flock'));

export const check = defineCheck({
  title: 'Let no job overtake itself',
  expects: 'A lock keeps a job from running twice at once',
  reads: 'crontab',
  kind: 'requires',
  level: 'must',
  criterion: 'cron.uses_flock',
  messages: {
    found: '`flock` keeps a slow run and the next one apart.',
    missing:
      'When a run takes longer than the time to the next, both work on the same data. Start it as `flock -n /run/lock/load.lock command`.',
  },
  *run(crontab, _params, submission) {
    if (crontab.entries.length === 0) yield notApplicable;
    const locked =
      crontab.entries.find(({ command }) => /\bflock\b/.test(command)) ??
      crontab.entries.find(({ command }) => calledScripts(command, submission).some(locks));
    const [first] = crontab.entries;
    if (locked) yield { message: 'found', at: locked.at };
    else if (first) yield { message: 'missing', at: first.at };
  },
});
