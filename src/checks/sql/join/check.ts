import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Join the tables explicitly',
  expects: 'The query joins with `JOIN`',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.join',
  messages: {
    found: 'The tables are joined with an explicit `JOIN`, so what relates them stands beside them.',
    missing:
      'There is no `JOIN` here. Name each table with `JOIN ... ON ...`, so that the condition stands beside the table that it relates.',
  },
  *run(sql) {
    // `CREATE OPERATOR ... (JOIN = ...)` names a function.
    const found = sql.find('JOIN').find(({ last }) => sql.word(last + 1) !== '=');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
