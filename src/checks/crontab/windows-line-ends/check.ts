import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Save the crontab with Unix line ends',
  expects: 'No line ends as on Windows',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  messages: {
    carriageReturn:
      'This line ends as on Windows, and cron hands the invisible `\\r` to the shell as part of the command, so that `2>&1` or the last argument is another. Save the file with LF line ends, and put `*.crontab text eol=lf` into `.gitattributes`.',
  },
  *run(crontab) {
    const { text, lines, entries } = crontab;
    const first = entries.find(({ line }) => text[lines.offset({ line: line + 1, column: 1 }) - 2] === '\r');
    if (first) yield { message: 'carriageReturn', at: first.at };
  },
});
