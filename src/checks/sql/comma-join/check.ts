import { commaJoins } from '../../../languages/sql/joins.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Join with JOIN, not with a comma',
  expects: 'No tables are joined by a comma',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  criterion: 'sql.implicit_comma_join',
  messages: {
    comma:
      'The tables before and after this comma are joined by a condition far away in the `WHERE`, if at all. Write `JOIN ... ON ...`, so that a forgotten condition shows.',
  },
  *run(sql) {
    for (const join of commaJoins(sql)) yield { message: 'comma', at: sql.at(join) };
  },
});
