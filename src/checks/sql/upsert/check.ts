import type { Span, SqlDocument } from '../../../languages/sql/document.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

/** The MERGE of a statement that has its USING; a WITH may stand before it. */
function mergeIn(sql: SqlDocument, { first, last }: Span): number | undefined {
  for (let i = first; i <= last; i += 1) {
    if (sql.word(i) !== 'MERGE' || sql.tokens[i]?.depth !== 0) continue;
    for (let next = i + 1; next <= last; next += 1) if (sql.word(next) === 'USING') return i;
    return undefined;
  }
  return undefined;
}

export const check = defineCheck({
  title: 'Make the load repeatable with an upsert',
  expects: 'The load merges instead of appending',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'sql.merge_or_upsert',
  messages: {
    found: 'The load merges into what is there, so running it twice does no harm.',
    missing:
      'Nothing here merges: no `MERGE`, `ON CONFLICT`, `ON DUPLICATE KEY` or `REPLACE INTO`. A load that runs twice would then store its rows twice.',
  },
  *run(sql) {
    const merges = sql.statements.flatMap((statement) => {
      const at = mergeIn(sql, statement);
      return at === undefined ? [] : [{ first: at, last: at }];
    });
    const [found] = [...sql.find('ON CONFLICT', 'ON DUPLICATE KEY', 'REPLACE INTO'), ...merges];
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
