import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Save the script with Unix line ends',
  expects: 'No line ends as on Windows',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  messages: {
    carriageReturn:
      'The lines of this script end as on Windows. The invisible `\\r` belongs to each command, and `bash\\r` is no program, so the script does not start. Save it with LF line ends, and put `*.sh text eol=lf` into `.gitattributes`.',
  },
  *run({ text, lines }) {
    if (/^[^\n]*\r\n/.test(text)) yield { message: 'carriageReturn', at: lines.lineRange(1) };
  },
});
