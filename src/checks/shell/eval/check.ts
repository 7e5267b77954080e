import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Call the command without `eval`',
  expects: 'No text is run as code',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    eval: '`eval` runs whatever the variables hold, so a file name or an argument can become a command. Keep the command and its arguments in an array and call that.',
  },
  *run(shell) {
    for (const command of shell.commands) {
      const [argument] = command.args;
      if (command.program !== 'eval' || !argument) continue;
      // `eval "$(ssh-agent -s)"` runs what a program prints for that purpose.
      if (/^"?(?:\$\(|`)/.test(argument.raw) || !command.args.some(({ value }) => value.includes('\0'))) continue;
      yield { message: 'eval', at: headOf(shell, command) };
    }
  },
});
