import { secretArguments } from '../../../languages/shell/secret-arguments.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets off the command line',
  expects: 'No secret stands in an argument or an address',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    argument:
      'The secret in this argument can be read by everyone on the machine while the command runs (`ps`). Hand it over in a file or on standard input, such as `curl --config -`, or in the variable that the program reads.',
    url: 'The secret is part of the address, and addresses are kept in the logs of every server on the way. Send it in a header that is read from a file.',
  },
  *run(shell) {
    for (const { kind, from, to } of secretArguments(shell)) yield { message: kind, at: shell.lines.range(from, to) };
  },
});
