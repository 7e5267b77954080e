import type { SqlDocument } from './document.ts';
import { nameAt } from './statements.ts';

/** An UPDATE or a DELETE that is a statement, or the part of one that changes rows. */
export type Change = {
  readonly kind: 'UPDATE' | 'DELETE';
  readonly first: number;
  /** The end of its head: `DELETE FROM orders`. */
  readonly last: number;
  readonly hasWhere: boolean;
  /** Jinja may write the WHERE. */
  readonly templated: boolean;
};

export function changes(sql: SqlDocument): readonly Change[] {
  const starts = new Map(sql.statements.map(({ first, last, verb }) => [first, { last, verb }]));
  let statement: { readonly first: number; readonly last: number; readonly verb: string } | undefined;
  const found: Change[] = [];
  for (const [i, { kind, value }] of sql.tokens.entries()) {
    const started = starts.get(i);
    if (started) statement = { ...started, first: i };
    if (kind !== 'word' || !statement || (value !== 'UPDATE' && value !== 'DELETE')) continue;
    if (beginsChange(sql, i, statement) && (value === 'DELETE' || setsColumns(sql, i, statement.last)))
      found.push(readChange(sql, i, value, statement.last));
  }
  return found;
}

const startsBlock = /^(?:BEGIN|ELSE|LOOP|ROW|THEN|DO)$/;

/** Not an UPDATE of `ON CONFLICT DO UPDATE`, `FOR UPDATE`, `WHEN MATCHED THEN UPDATE`, `GRANT UPDATE`. */
function beginsChange(
  sql: SqlDocument,
  at: number,
  statement: { readonly first: number; readonly verb: string },
): boolean {
  if (at === statement.first) return true;
  const before = sql.word(at - 1);
  if (before === '(') return sql.word(at - 2) === 'AS' || sql.word(at - 2) === 'MATERIALIZED';
  if (before === ')') return statement.verb === 'WITH' || statement.verb === 'EXPLAIN';
  if (/^(?:EXPLAIN|ANALYZE|VERBOSE)$/.test(before)) return statement.verb === 'EXPLAIN';
  if (before === 'DO') return statement.verb === 'CREATE' && sql.reads(statement.first + 1, 'EVENT');
  return startsBlock.test(before) && statement.verb !== 'MERGE' && statement.verb !== 'WITH';
}

/** Tokens between UPDATE and SET: a table, its alias, perhaps joins. */
const headLimit = 400;

/** `UPDATE STATISTICS orders` changes no row. */
function setsColumns(sql: SqlDocument, at: number, last: number): boolean {
  const depth = sql.tokens[at]?.depth;
  const end = Math.min(last, at + headLimit);
  for (let i = at + 1; i <= end; i += 1) if (sql.word(i) === 'SET' && sql.tokens[i]?.depth === depth) return true;
  return false;
}

function readChange(sql: SqlDocument, first: number, kind: 'UPDATE' | 'DELETE', last: number): Change {
  const depth = sql.tokens[first]?.depth ?? 0;
  let [hasWhere, templated] = [false, false];
  for (let i = first + 1; i <= last; i += 1) {
    const token = sql.tokens[i];
    if (token === undefined || (token.value === ')' && token.kind === 'symbol' && token.depth < depth)) break;
    if (/^(?:UPDATE|DELETE)$/.test(sql.word(i)) && startsBlock.test(sql.word(i - 1))) break;
    hasWhere ||= token.depth === depth && sql.word(i) === 'WHERE';
    templated ||= token.kind === 'template' && sql.word(i - 1) !== '.' && sql.word(i - 1) !== 'FROM' && i > first + 1;
  }
  const named = nameAt(sql, sql.word(first + 1) === 'FROM' ? first + 2 : first + 1);
  return { kind, first, last: named?.last ?? first, hasWhere, templated };
}
