import type { SqlDocument } from './document.ts';
import type { Statement } from './statements.ts';

const options = /^(?:WORK|TRANSACTION|TRAN|ISOLATION|READ|DEFERRED|IMMEDIATE|EXCLUSIVE)$/;

/** The whole statement is BEGIN: what follows a BEGIN without a semicolon is the body of a block. */
export const beginsTransaction = (sql: SqlDocument, { verb, first, last }: Statement): boolean =>
  verb === 'BEGIN' && (first === last || options.test(sql.word(first + 1)));

/** Each statement with the number of the transaction that it stands in, those outside of one without. */
export function inTransactions(sql: SqlDocument): readonly { readonly statement: Statement; readonly open?: number }[] {
  let open: number | undefined;
  let begun = 0;
  return sql.statements.map((statement) => {
    const { verb, first } = statement;
    if (beginsTransaction(sql, statement) || sql.reads(first, 'START TRANSACTION')) {
      begun += 1;
      open = begun;
    } else if (/^(?:COMMIT|END|ROLLBACK|ABORT)$/.test(verb)) open = undefined;
    return open === undefined ? { statement } : { statement, open };
  });
}
