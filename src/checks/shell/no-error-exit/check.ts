import type { ShellCommand } from '../../../languages/shell/document.ts';
import { isFailure } from '../../../languages/shell/exits.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

const returnsCode = ({ program, args }: ShellCommand): boolean =>
  program === 'return' && !/^0?$/.test(args[0]?.value ?? '');

export const check = defineCheck({
  title: 'End with a code that says that it failed',
  expects: 'The script ends with a code other than 0 when it fails',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  onlyTasksAsk: true,
  messages: {
    found: 'The script tells its caller by the exit code that it failed.',
    missing:
      'Nowhere does the script end with a code other than 0 by itself. Cron, CI and Airflow know only that code, so check the input and `exit 1` (or `exit 2` for wrong usage).',
  },
  *run(shell) {
    const exit = shell.commands.find(isFailure);
    if (exit) yield { message: 'found', at: headOf(shell, exit) };
    // `${1:?usage}` ends the script as well, and so may a function that returns a code.
    else if (/\$\{\w+:?\?/.test(shell.text) || shell.commands.some(returnsCode)) yield unknown;
  },
});
