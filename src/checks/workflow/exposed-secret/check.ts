import { commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { program } from '../../../languages/workflow/tools.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Hand secrets over in the environment',
  expects: 'No secret is printed or put on a command line',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  messages: {
    printed:
      'This prints a secret into the log. GitHub hides only the exact value, so a part or an encoded form stays readable. Remove the line.',
    argument:
      '`{secret}` becomes part of the command line, which every process on the runner can read. Put it in `env:` and let the program read the variable or its standard input.',
  },
  *run({ steps }) {
    for (const found of commandsOf(steps)) {
      const { next } = found.command;
      const words = program(found.command);
      const secret = words.flatMap((word) => /\$\{\{\s*(secrets\.\w+)\s*\}\}/i.exec(word)?.[1] ?? [])[0];
      const [name = ''] = words;
      if (secret === undefined || name === '') continue;
      if (/^(echo|printf)$/.test(name)) {
        // Into a file or a pipe it does not reach the log.
        if (next !== '|' && !words.some((word) => word.includes('>'))) yield { message: 'printed', at: placeOf(found) };
      } else if (!['export', '[', '[[', 'test'].includes(name)) {
        yield { message: 'argument', at: placeOf(found), values: { secret } };
      }
    }
  },
});
