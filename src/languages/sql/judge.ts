import { Dialect, parse as polyglot } from '@polyglot-sql/sdk';
import { fingerprintSync, hasSqlDetails, loadModule, parseSync } from 'libpg-query';
import mysqlParser from 'node-sql-parser/build/mysql.js';
import type { Range } from '../../review/range.ts';
import type { SqlDocument } from './document.ts';
import { isMisspelt } from './misspelt.ts';
import type { Statement } from './statements.ts';

// Measured warm, on statements of 250 characters: libpg-query's fingerprint takes 0.06 ms each (its tree, as JSON, three
// times that; its scan far more), node-sql-parser 0.6 ms, polyglot 1 ms and more, at 230 ms and 130 MB to load. So each is
// asked only for its own dialect, polyglot only about a statement that another has refused, and none for facts.
await loadModule();
const mysql = new mysqlParser.Parser();

/** Why a statement cannot run, in the words of the parser that refuses it. */
export type SqlFault = { readonly message: string; readonly at: Range; readonly database: 'Postgres' | 'MySQL' };

/** Longer texts are dumps of data. */
const lengthLimit = 1_000_000;
const mysqlLimits = { statement: 4_000, depth: 8, file: 60_000 } as const;
/** What node-sql-parser reads well enough to be asked. */
const mysqlVerbs = /^(?:SELECT|WITH|INSERT|UPDATE|DELETE|REPLACE)$/;
/** In a file of no certain dialect only these are judged: other statements differ too much between databases. */
const commonVerbs = /^(?:SELECT|WITH|INSERT|UPDATE|DELETE)$/;

/** Longer statements take polyglot too long, ten times over. */
const certaintyLimit = 20_000;
/** Attributes that MySQL knows and both parsers do not. */
const beyondParsers = /^(?:BINARY|UNICODE|ASCII|VALUE|CHARSET)$/;

/** The first fault that is certain: the dialect is known (or nothing is foreign to Postgres), and nothing is templated. */
export function judge(sql: SqlDocument): SqlFault | undefined {
  const { templated } = sql.scanned;
  if (templated || sql.statements.length === 0 || sql.text.length > lengthLimit || isHostile(sql)) return undefined;
  if (sql.dialect === 'mysql') return judgeMysql(sql);
  return sql.dialect === 'postgres' || sql.dialect === 'generic' ? judgePostgres(sql) : undefined;
}

/** A NUL ends the text for Postgres, whose scanner is quadratic in the length of a run of operators. */
function isHostile(sql: SqlDocument): boolean {
  if (sql.text.includes('\0') || /(?:\/\*){50}|(?:\*\/){50}/.test(sql.text)) return true;
  let run = 0;
  return sql.tokens.some(({ kind, value, from }, i) => {
    const adjoins = kind === 'symbol' && /[-+*/<>=~!@#%^&|`?]/.test(value) && sql.tokens[i - 1]?.to === from;
    run = adjoins ? run + 1 : 0;
    return run > 200;
  });
}

function judgePostgres(sql: SqlDocument): SqlFault | undefined {
  const text = serverText(sql);
  const error = refusal(text);
  if (!error) return undefined;
  const offset = utf16Offset(text, error.cursor);
  const statement = statementAt(sql, offset);
  if (!statement || isFilledIn(sql, statement)) return undefined;
  if (sql.dialect === 'generic' && !isCertain(sql, statement, offset)) return undefined;
  return { message: error.message, at: placeAt(sql, statement, offset), database: 'Postgres' };
}

/** The text as the server gets it, each character at its old offset. */
function serverText(sql: SqlDocument): string {
  let [text, end] = ['', 0];
  for (const { from, to } of sql.scanned.clientText) {
    const sends = /^\\g/.test(sql.text.slice(from, to)) ? ';' : ' ';
    text += sql.text.slice(end, from) + sends + ' '.repeat(Math.max(0, to - from - 1));
    end = to;
  }
  return (text + sql.text.slice(end)).replace('\uFEFF', ' ');
}

/** Postgres's own message and the cursor in code points; the quick question first, since most files are right. */
const refusal = (text: string): { readonly message: string; readonly cursor: number } | undefined =>
  isAccepted(text) ? undefined : refusalDetails(text);

/** A fingerprint is 16 hex digits; of some errors the library returns the text in its place. */
function isAccepted(text: string): boolean {
  try {
    return /^[\da-f]{16}$/.test(fingerprintSync(text));
  } catch {
    return false;
  }
}

function refusalDetails(text: string): { readonly message: string; readonly cursor: number } | undefined {
  try {
    parseSync(text);
    return undefined;
  } catch (error) {
    if (!hasSqlDetails(error)) return undefined;
    return { message: error.message, cursor: error.sqlDetails?.cursorPosition ?? 0 };
  }
}

/** Asked in turn whether the statement is theirs; ClickHouse is not, since polyglot takes almost anything for it. */
const others = [
  Dialect.Generic,
  Dialect.MySQL,
  Dialect.BigQuery,
  Dialect.Snowflake,
  Dialect.TSQL,
  Dialect.Oracle,
  Dialect.DuckDB,
  Dialect.Spark,
  Dialect.SQLite,
  Dialect.Trino,
] as const;

/**
 * Other databases take what Postgres refuses, so in a file of no certain dialect a fault is one only where polyglot, which
 * is lenient, refuses the statement too, for all of them. Of a CREATE TABLE only the columns are judged, not the options.
 */
function isCertain(sql: SqlDocument, statement: Statement, offset: number): boolean {
  const at = sql.tokens.findIndex(({ to }) => to > offset);
  if (isTrailingComma(sql, at)) return true;
  if (isForeign(sql, at)) return false;
  const inColumns = (sql.tokens[at]?.depth ?? 0) > 0 && sql.tables.some(({ first }) => first === statement.first);
  if (!inColumns && !commonVerbs.test(statement.verb) && !isMisspelt(statement.verb)) return false;
  const source = sql.source(statement);
  return source.length < certaintyLimit && others.every((dialect) => polyglotRefuses(source, dialect) !== undefined);
}

/** `SELECT a, FROM t`, `(a, b,)`: Postgres and MySQL refuse it, and polyglot, being lenient, does not. */
const isTrailingComma = (sql: SqlDocument, at: number): boolean =>
  sql.word(at - 1) === ',' && /^(?:FROM|\))$/.test(sql.word(at));

/** What another database writes there: `a-b.c`, `quantile(0.5)(x)`, `SELECT ... FORMAT JSON`, `id INT KEY`. */
const isForeign = (sql: SqlDocument, at: number): boolean =>
  foreignWords.test(sql.word(at)) ||
  (sql.word(at - 1) === ')' && sql.word(at) === '(') ||
  (sql.word(at - 1) === 'WITH' && sql.tokens[at]?.kind !== 'word') ||
  sql.text.includes('|>');

const foreignWords =
  /^(?:[-|$[#{&^]|FORMAT|APPLY|GLOBAL|MATCH|MATCH_REGEXP|NEAREST|PASTE|KEY|BINARY|UNICODE|FORCE|CHARSET|BTREE|LIST|BY|FILL|SNAPSHOT)$/;

function judgeMysql(sql: SqlDocument): SqlFault | undefined {
  let budget: number = mysqlLimits.file;
  for (const statement of sql.statements) {
    const source = sql.source(statement);
    const isKnown = mysqlVerbs.test(statement.verb) || sql.reads(statement.first, 'CREATE TABLE');
    if (!isKnown || source.length > mysqlLimits.statement || isFilledIn(sql, statement) || isHard(sql, statement))
      continue;
    budget -= source.length;
    if (budget < 0) return undefined;
    if (mysqlReads(source)) continue;
    const comma = trailingComma(sql, statement);
    if (comma !== undefined)
      return { message: 'the list ends with a comma', at: sql.at({ first: comma, last: comma }), database: 'MySQL' };
    const refused = polyglotRefuses(source, Dialect.MySQL);
    if (!refused) continue;
    const offset = (sql.tokens[statement.first]?.from ?? 0) + utf16Offset(source, refused.cursor);
    return { message: refused.message, at: placeAt(sql, statement, offset), database: 'MySQL' };
  }
  return undefined;
}

function trailingComma(sql: SqlDocument, { first, last }: Statement): number | undefined {
  for (let i = first + 1; i <= last; i += 1) if (isTrailingComma(sql, i)) return i - 1;
  return undefined;
}

function mysqlReads(source: string): boolean {
  try {
    mysql.astify(source, { database: 'mysql' });
    return true;
  } catch {
    return false;
  }
}

function polyglotRefuses(
  source: string,
  dialect: Dialect,
): { readonly message: string; readonly cursor: number } | undefined {
  const result = polyglot(source, dialect);
  if (result.success || !result.error || result.error.includes('E_GUARD')) return undefined;
  const message = result.error.replace(/^[^:]{0,60}: /, '').replace(/ near \[[\s\S]*$/, '');
  return { message, cursor: result.errorStart ?? 0 };
}

const isFilledIn = (sql: SqlDocument, { first, last }: Statement): boolean =>
  sql.tokens
    .slice(first, last + 1)
    .some(({ kind, value }) => kind === 'template' || (kind === 'parameter' && !/^\$\d/.test(value)));

const isHard = (sql: SqlDocument, { first, last }: Statement): boolean =>
  sql.tokens
    .slice(first, last + 1)
    .some(({ depth, kind, value }) => depth > mysqlLimits.depth || (kind === 'word' && beyondParsers.test(value)));

const statementAt = (sql: SqlDocument, offset: number): Statement | undefined =>
  sql.statements.findLast(({ first }) => (sql.tokens[first]?.from ?? 0) <= offset);

/** The token that the parser points at; at the end of the input the last one. */
function placeAt(sql: SqlDocument, { first, last }: Statement, offset: number): Range {
  for (let i = first; i <= last; i += 1) if ((sql.tokens[i]?.to ?? 0) > offset) return sql.at({ first: i, last: i });
  return sql.at({ first: last, last });
}

function utf16Offset(text: string, codePoints: number): number {
  let offset = 0;
  for (let left = codePoints; left > 0 && offset < text.length; left -= 1)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  return offset;
}
