import type { Span, SqlDocument } from './document.ts';
import { type Clause, clauseOf, type Select } from './selects.ts';
import { splitAtCommas } from './statements.ts';

/** `FROM a, b`: from the comma to the name or the bracket that follows. */
export type CommaJoin = Span & { readonly select: Select | undefined };

/**
 * Tables that are listed with commas. What reads the row before it is no join of two tables: `LATERAL`, `UNNEST(...)`,
 * any other call.
 */
export const commaJoins = (sql: SqlDocument): readonly CommaJoin[] =>
  [...sql.selects.map((select) => ({ select, from: clauseOf(select, 'FROM') })), ...updateSources(sql)].flatMap(
    ({ select, from }) => {
      if (!from) return [];
      const depth = sql.tokens[from.at]?.depth ?? 0;
      const parts = splitAtCommas(sql, from.first, from.end, depth);
      const seen = new Set<string>();
      return parts.flatMap(({ first, last }, i) => {
        const joins = i > 0 && isTable(sql, first) && !isPathOf(sql, first, seen);
        seen.add(nameOf(sql, last));
        if (sql.word(first + 1) !== '.') seen.add(nameOf(sql, first));
        return joins ? [{ first: first - 1, last: first, select }] : [];
      });
    },
  );

const nameOf = (sql: SqlDocument, index: number): string => sql.tokens[index]?.value.toUpperCase() ?? '';

/** BigQuery: `FROM orders AS o, o.items` reads an array of the row before. */
const isPathOf = (sql: SqlDocument, at: number, seen: ReadonlySet<string>): boolean =>
  sql.word(at + 1) === '.' && seen.has(nameOf(sql, at));

function isTable(sql: SqlDocument, at: number): boolean {
  const token = sql.tokens[at];
  if (!token || sql.word(at - 1) !== ',') return false;
  if (sql.word(at) === '(') return /^(?:SELECT|WITH|VALUES|\(|)$/.test(sql.word(at + 1));
  if (!/^(?:word|quoted|template)$/.test(token.kind) || /^(?:LATERAL|UNNEST|TABLE)$/.test(sql.word(at))) return false;
  let end = at;
  while (sql.word(end + 1) === '.') end += 2;
  return sql.word(end + 1) !== '(';
}

/** The FROM of an UPDATE, up to its WHERE. */
function updateSources(sql: SqlDocument): readonly { readonly select: undefined; readonly from: Clause | undefined }[] {
  return sql.statements
    .filter(({ verb }) => verb === 'UPDATE')
    .map(({ first, last }) => {
      const at = indexAtDepth(sql, first, last, ['FROM']);
      const end = at === undefined ? undefined : indexAtDepth(sql, at, last, ['WHERE', 'RETURNING']);
      return {
        select: undefined,
        from: at === undefined ? undefined : { name: 'FROM', at, first: at + 1, end: end ?? last + 1 },
      };
    });
}

function indexAtDepth(sql: SqlDocument, from: number, last: number, words: readonly string[]): number | undefined {
  for (let i = from; i <= last; i += 1) if (sql.tokens[i]?.depth === 0 && words.includes(sql.word(i))) return i;
  return undefined;
}

/** The JOINs that need a condition and have none; explicit CROSS and NATURAL joins need none. */
export function joinsWithoutCondition(sql: SqlDocument): readonly Span[] {
  return sql.selects.flatMap((select) => {
    const from = clauseOf(select, 'FROM');
    return from ? incomplete(sql, from, select.depth) : [];
  });
}

function incomplete(sql: SqlDocument, from: Clause, depth: number): readonly Span[] {
  const marks: { readonly at: number; readonly joins: boolean }[] = [];
  for (let i = from.first; i < from.end; i += 1) {
    if (sql.tokens[i]?.depth !== depth) continue;
    const word = sql.word(i);
    if (word === 'JOIN' && needsCondition(sql, i)) marks.push({ at: i, joins: true });
    else if (word === 'ON' || word === 'USING') marks.push({ at: i, joins: false });
    else if (sql.tokens[i]?.kind === 'template' && !/^(?:FROM|JOIN|,|\.)$/.test(sql.word(i - 1))) return [];
  }
  const joins = marks.filter((mark) => mark.joins).length;
  if (marks.length - joins >= joins) return [];
  return marks
    .filter(({ joins: isJoin }, i) => isJoin && marks[i + 1]?.joins !== false)
    .map(({ at }) => ({ first: at, last: at + 1 }));
}

function needsCondition(sql: SqlDocument, join: number): boolean {
  for (
    let i = join - 1;
    /^(?:LEFT|RIGHT|FULL|INNER|OUTER|CROSS|NATURAL|ARRAY|ANY|ALL|SEMI|ANTI|ASOF|POSITIONAL|PASTE)$/.test(sql.word(i));
    i -= 1
  )
    if (/^(?:CROSS|NATURAL|ARRAY|POSITIONAL|PASTE)$/.test(sql.word(i))) return false;
  let end = join + 1;
  while (sql.word(end + 1) === '.') end += 2;
  return sql.word(join + 1) === '(' || sql.word(end + 1) !== '(';
}
