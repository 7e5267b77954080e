import type { Span, SqlDocument } from './document.ts';
import { nameAt, type Statement } from './statements.ts';
import { inTransactions } from './transaction.ts';

/** Bodies of functions hold statements that run in the transaction of whoever calls them. */
const bodies = ['PROCEDURE', 'FUNCTION', 'TRIGGER', 'DELIMITER', 'AUTOCOMMIT'] as const;

/** Where rows are deleted that an INSERT from a query into the same table brings back, without one transaction that holds both. */
export function replacedInSteps(sql: SqlDocument): readonly Span[] {
  if (sql.find(...bodies).length > 0) return [];
  const statements = inTransactions(sql);
  return statements.flatMap(({ statement, open }, index) => {
    const emptied = emptiedBy(sql, statement);
    if (!emptied) return [];
    const filled = statements.slice(index + 1).find((later) => filledBy(sql, later.statement) === emptied.text);
    return filled && (open === undefined || open !== filled.open)
      ? [{ first: statement.first, last: emptied.last }]
      : [];
  });
}

/** The table that a DELETE or TRUNCATE empties in whole or in part. */
function emptiedBy(sql: SqlDocument, { verb, first }: Statement) {
  if (verb === 'DELETE') return nameAt(sql, sql.word(first + 1) === 'FROM' ? first + 2 : first + 1);
  if (verb !== 'TRUNCATE') return undefined;
  return nameAt(sql, sql.word(first + 1) === 'TABLE' ? first + 2 : first + 1);
}

/** The table that a statement fills from a query; rows that are written out are others than those that went. */
function filledBy(sql: SqlDocument, { first, last }: Statement): string | undefined {
  if (!sql.selects.some(({ at }) => at >= first && at <= last)) return undefined;
  const into = sql.find('INSERT INTO').find((found) => found.first >= first && found.last <= last);
  return into && nameAt(sql, sql.word(into.last + 1) === 'TABLE' ? into.last + 2 : into.last + 1)?.text;
}
