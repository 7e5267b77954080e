import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Summarise with GROUP BY',
  expects: 'The query groups its rows',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.group_by',
  messages: {
    found: 'The rows are summarised by group.',
    missing: 'There is no `GROUP BY`. Group by what one row of the result stands for, and aggregate the rest.',
  },
  *run(sql) {
    const [found] = sql.find('GROUP BY');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
