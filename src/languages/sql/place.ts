import type { Range } from '../../review/range.ts';
import type { SqlDocument } from './document.ts';
import type { CreateTable } from './tables.ts';

/** Where a mentor points when a query lacks something: at its SELECT, else at the first statement. */
export function queryHead(sql: SqlDocument): Range {
  const first = sql.selects[0]?.at ?? sql.statements[0]?.first;
  return first === undefined ? sql.lines.lineRange(1) : sql.at({ first, last: first });
}

/** Where a mentor points when the tables lack something: at the first CREATE TABLE, else at the first statement. */
export function tableHead(sql: SqlDocument): Range {
  const [table] = sql.tables;
  return table ? headOf(sql, table) : queryHead(sql);
}

/** `CREATE TABLE IF NOT EXISTS orders`. */
export const headOf = (sql: SqlDocument, { first, name }: CreateTable): Range =>
  sql.at({ first, last: name?.last ?? first + 1 });
