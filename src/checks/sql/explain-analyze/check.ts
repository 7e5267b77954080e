import type { SqlDocument } from '../../../languages/sql/document.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

/** `EXPLAIN (BUFFERS, ANALYZE)`. */
function analyzes(sql: SqlDocument, open: number): boolean {
  const close = sql.word(open) === '(' ? sql.partner(open) : undefined;
  for (let i = open + 1; close !== undefined && i < close; i += 1)
    if (sql.word(i) === 'ANALYZE') return !/^(?:FALSE|OFF)$/.test(sql.word(i + 1));
  return false;
}

export const check = defineCheck({
  title: 'Keep what EXPLAIN ANALYZE measured',
  expects: 'The measured plan is asked for or kept',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The plan was measured, not only estimated.',
    missing:
      'There is no `EXPLAIN (ANALYZE)` and no measured plan. Run it before and after the change and keep both plans as comments.',
  },
  *run(sql) {
    const explained = sql.statements.find(
      ({ verb, first }) => verb === 'EXPLAIN' && (sql.word(first + 1) === 'ANALYZE' || analyzes(sql, first + 1)),
    );
    const kept = /\(actual (?:time|rows)=/.exec(sql.text);
    if (explained) yield { message: 'found', at: sql.at({ first: explained.first, last: explained.first + 1 }) };
    else if (kept) yield { message: 'found', at: sql.lines.range(kept.index, kept.index + kept[0].length) };
    else yield { message: 'missing', at: queryHead(sql) };
  },
});
