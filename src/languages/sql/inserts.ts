import type { Span, SqlDocument } from './document.ts';
import { nameAt } from './statements.ts';

/** `INSERT INTO orders`, and whether it says which columns it fills; undefined where Jinja may write them. */
export type Insert = Span & { readonly namesColumns: boolean | undefined };

const modifiers = /^(?:IGNORE|LOW_PRIORITY|HIGH_PRIORITY|DELAYED|OR|REPLACE|ROLLBACK|ABORT|FAIL|OVERWRITE)$/;

export const inserts = (sql: SqlDocument): readonly Insert[] =>
  sql.find('INSERT').flatMap(({ first }) => {
    let at = first + 1;
    while (modifiers.test(sql.word(at))) at += 1;
    return sql.word(at) === 'INTO' ? (readInsert(sql, first, at + 1) ?? []) : [];
  });

function readInsert(sql: SqlDocument, first: number, target: number): Insert | undefined {
  const at = /^(?:TABLE|FUNCTION)$/.test(sql.word(target)) && sql.word(target + 1) !== '(' ? target + 1 : target;
  const name = nameAt(sql, at);
  if (!name) return undefined;
  return { first, last: name.last, namesColumns: namesColumns(sql, afterPartition(sql, name.last + 1)) };
}

/** Goes over `PARTITION (day = '...')`, `IF NOT EXISTS`, an alias and the arguments of a table function. */
function afterPartition(sql: SqlDocument, from: number): number {
  if (sql.word(from) === 'AS') return from + 2;
  if (sql.word(from) !== 'PARTITION') return from;
  const close = sql.partner(from + 1);
  if (close === undefined) return from;
  return sql.reads(close + 1, 'IF NOT EXISTS') ? close + 4 : close + 1;
}

function namesColumns(sql: SqlDocument, at: number): boolean | undefined {
  if (sql.tokens[at]?.kind === 'template') return undefined;
  if (sql.word(at) === 'SET' || sql.reads(at, 'DEFAULT VALUES')) return true;
  if (sql.word(at) !== '(') return false;
  let inner = at + 1;
  while (sql.word(inner) === '(') inner += 1;
  return !/^(?:SELECT|WITH|VALUES|TABLE|FROM)$/.test(sql.word(inner));
}
