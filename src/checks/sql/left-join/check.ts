import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep rows without a partner with a LEFT JOIN',
  expects: 'The query uses a `LEFT JOIN`',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.left_join',
  messages: {
    found: 'The `LEFT JOIN` keeps the rows that have no partner.',
    missing:
      'There is no `LEFT JOIN`, so rows without a partner vanish from the result. Start from the table whose rows must all appear and `LEFT JOIN` the others.',
  },
  *run(sql) {
    const [found] = sql.find('LEFT JOIN', 'LEFT OUTER JOIN', 'LEFT ANY JOIN', 'LEFT SEMI JOIN', 'LEFT ANTI JOIN');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
