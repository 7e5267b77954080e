import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Ask the database for its plan',
  expects: 'A statement begins with `EXPLAIN`',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.explain',
  messages: {
    found: 'The plan is asked for, so the cost is known and not guessed.',
    missing:
      'No statement begins with `EXPLAIN`. Put it before the slow query and read how the database means to run it.',
  },
  *run(sql) {
    const explained = sql.statements.find(({ verb }) => verb === 'EXPLAIN');
    yield explained
      ? { message: 'found', at: sql.at({ first: explained.first, last: explained.first }) }
      : { message: 'missing', at: queryHead(sql) };
  },
});
