import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write down the plan that was measured',
  expects: 'A measured plan is kept',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'What was measured is written down, so the next person can compare.',
    missing:
      'No measured plan is written down here. Run the query with `EXPLAIN (ANALYZE)`, and paste what comes of it below the query as comments.',
  },
  *run(sql) {
    const kept = /\(actual (?:time|rows)=/.exec(sql.text);
    const explained = sql.statements.find(({ verb }) => verb === 'EXPLAIN');
    if (kept) yield { message: 'found', at: sql.lines.range(kept.index, kept.index + kept[0].length) };
    else if (explained) yield { message: 'missing', at: sql.at({ first: explained.first, last: explained.first }) };
    else if (sql.selects.length > 0 || sql.statements.length === 0) yield { message: 'missing', at: queryHead(sql) };
    else yield notApplicable;
  },
});
