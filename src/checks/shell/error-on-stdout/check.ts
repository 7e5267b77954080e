import type { ShellCommand } from '../../../languages/shell/document.ts';
import { isFailure, printsToOutput } from '../../../languages/shell/exits.ts';
import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

/** Nothing but line ends, blanks, `;` and `&&` between two commands. */
const isBeside = (between: string): boolean => between.length < 200 && /^[\s;&]*$/.test(between);

/** One word alone may be an answer for the caller, such as `false`. */
const isSentence = ({ args }: ShellCommand): boolean => /\S\s+\S/.test(args.map(({ value }) => value).join(' '));

export const check = defineCheck({
  title: 'Write error messages to standard error',
  expects: 'Error messages go to standard error',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    stdout:
      'This message announces a failure but goes to standard output, where the next program reads it as data. Add `>&2`.',
  },
  *run(shell) {
    for (const [index, command] of shell.commands.entries()) {
      const next = shell.commands[index + 1];
      if (!next || !isFailure(next) || next.inFunction !== command.inFunction) continue;
      if (!printsToOutput(command) || !isSentence(command) || !isBeside(shell.text.slice(command.to, next.from)))
        continue;
      yield { message: 'stdout', at: headOf(shell, command) };
    }
  },
});
