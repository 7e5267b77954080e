import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Collect statistics for the planner',
  expects: 'Statistics are collected',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The planner gets statistics, so it need not guess.',
    missing: 'No statistics are collected, so the planner guesses sizes. Add `ANALYZE` after the load.',
  },
  *run(sql) {
    const found = sql.statements.find(
      ({ verb, first }) => verb === 'ANALYZE' || (verb === 'VACUUM' && /^(?:ANALYZE|\()$/.test(sql.word(first + 1))),
    );
    yield found
      ? { message: 'found', at: sql.at({ first: found.first, last: found.first }) }
      : { message: 'missing', at: queryHead(sql) };
  },
});
