import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'End the file with a line end',
  expects: 'The file ends with a line end',
  reads: 'crontab',
  kind: 'forbids',
  level: 'must',
  criterion: 'cron.ends_with_newline',
  messages: {
    missing:
      'The last line has no line end, and cron ignores such a line or refuses the file. End the file with a line end.',
  },
  *run(crontab) {
    const { text, lines } = crontab;
    if (text === '') yield notApplicable;
    if (text === '' || text.endsWith('\n')) return;
    const end = lines.position(text.length);
    yield { message: 'missing', at: lines.lineRange(end.line), fix: { range: { start: end, end }, text: '\n' } };
  },
});
