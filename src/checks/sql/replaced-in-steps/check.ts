import { replacedInSteps } from '../../../languages/sql/replaced.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Delete and insert again in one transaction',
  expects: 'Rows are replaced in one transaction',
  reads: 'sql',
  kind: 'forbids',
  level: 'note',
  messages: {
    apart:
      'This file opens no transaction around this and the `INSERT` after it: whoever reads in between finds the rows gone, and when the `INSERT` fails they stay gone. Put `BEGIN` before and `COMMIT` after both.',
  },
  *run(sql) {
    for (const span of replacedInSteps(sql)) yield { message: 'apart', at: sql.at(span) };
  },
});
