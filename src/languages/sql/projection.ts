import type { Span, SqlDocument } from './document.ts';
import type { Select } from './selects.ts';

const beforeFirstItem = /^(?:SELECT|DISTINCT|ALL|STRUCT|VALUE|PERCENT|TIES|STRAIGHT_JOIN|SQL_\w+|,)$/;

/** The items `*` and `alias.*` of a SELECT, also with `EXCEPT (...)` behind them. */
export function stars(sql: SqlDocument, select: Select): readonly Span[] {
  const [projection] = select.clauses;
  const found: Span[] = [];
  for (let i = projection?.first ?? 0; projection && i < projection.end; i += 1) {
    if (sql.tokens[i]?.depth !== select.depth || sql.word(i) !== '*') continue;
    if (sql.word(i - 1) === '.') found.push({ first: itemStart(sql, i - 2), last: i });
    else if (beforeFirstItem.test(sql.word(i - 1)) || followsLimit(sql, i)) found.push({ first: i, last: i });
  }
  return found;
}

function itemStart(sql: SqlDocument, name: number): number {
  let at = name;
  while (sql.word(at - 1) === '.') at -= 2;
  return at;
}

/** `DISTINCT ON (day) *`, `TOP (5) *`, `TOP 5 *`. */
function followsLimit(sql: SqlDocument, star: number): boolean {
  if (sql.word(star - 2) === 'TOP') return true;
  const open = sql.word(star - 1) === ')' ? sql.partner(star - 1) : undefined;
  return open !== undefined && /^(?:ON|TOP)$/.test(sql.word(open - 1));
}
