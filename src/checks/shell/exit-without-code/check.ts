import type { ShellCommand } from '../../../languages/shell/document.ts';
import { saysError } from '../../../languages/shell/exits.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

/** Usage text is no error by itself: `--help` exits with 0. */
function isError({ program, args }: ShellCommand): boolean {
  if (program !== 'echo' && program !== 'printf') return false;
  const words = args.map(({ value }) => value).join(' ');
  return saysError(words) && !/usage|help/i.test(words);
}

export const check = defineCheck({
  title: 'Give `exit` a code after an error',
  expects: 'After an error message the script exits with a code other than 0',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  messages: {
    success:
      'After this error message the script exits as a success: {what}. Its caller goes on as if all were well. Write `exit 1`.',
  },
  *run(shell) {
    for (const [index, command] of shell.commands.entries()) {
      const before = shell.commands[index - 1];
      if (command.program !== 'exit' || !before || before.inFunction !== command.inFunction) continue;
      const code = command.args[0]?.value ?? '';
      if ((code !== '' && code !== '0') || !isError(before)) continue;
      if (!/^\s*(?:1?>&2)?[\s;&]*$/.test(shell.text.slice(before.to, command.from).slice(0, 200))) continue;
      const what = code === '' ? 'a bare `exit` passes on the code of the message, 0' : 'that is what `exit 0` says';
      yield { message: 'success', at: headOf(shell, command), values: { what } };
    }
  },
});
