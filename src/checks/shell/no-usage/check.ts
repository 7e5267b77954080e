import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

/** `Usage: x.sh <file>` begins a text, a line or a sentence; `disk usage: 80%` does not. */
const isUsage = (text: string): boolean =>
  /(?:^|[\n.:;?!})\]"'])[ \t"'$]{0,8}usage\b|\\nusage\b|usage:\s+(?:\$\{?0|\$\(basename|<|[\w./-]{1,100}\.sh)/i.test(
    text,
  );

export const check = defineCheck({
  title: 'Print how the script is called',
  expects: 'The script has a usage text',
  reads: 'shell',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: 'A usage text says how the script is called.',
    missing:
      'Nothing says how this script is called. Whoever runs it at night needs that: print `usage: ...` to standard error when an argument is missing, and exit with 2.',
  },
  *run(shell) {
    const parts = [
      ...shell.functions.filter(({ name }) => /usage|help/i.test(name)),
      ...[
        ...shell.commands.flatMap(({ words }) => words),
        ...shell.heredocs,
        // `day="${1:?usage: load.sh <day>}"`
        ...shell.assignments.flatMap(({ value }) => value ?? []),
      ].filter(({ from, to }) => isUsage(shell.text.slice(from, to))),
    ];
    const [first] = parts;
    if (first) yield { message: 'found', at: headOf(shell, first) };
  },
});
