import { stars } from '../../../languages/sql/projection.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the columns that you select',
  expects: 'Every column is selected by name',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  criterion: 'sql.select_star',
  messages: {
    star: '`{item}` takes whatever columns the table has tomorrow. Name those that you need, so that a new column cannot break what reads the result.',
  },
  *run(sql) {
    for (const select of sql.selects)
      for (const item of stars(sql, select))
        yield { message: 'star', at: sql.at(item), values: { item: sql.source(item) } };
  },
});
