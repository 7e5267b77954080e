import { describe, expect, test } from 'vitest';
import { SqlDocument } from '../../../src/languages/sql/document.ts';

const valuesOf = (text: string, path = 'a.sql'): readonly string[] =>
  new SqlDocument(path, text).tokens.map(({ value }) => value);
const statementsOf = (text: string): readonly string[] => {
  const sql = new SqlDocument('a.sql', text);
  return sql.statements.map((statement) => sql.source(statement));
};

describe('strings, names and comments', () => {
  test('hide the words inside them', () => {
    const sql = new SqlDocument(
      'a.sql',
      `SELECT 'it''s a JOIN', "JOIN" -- JOIN\n/* JOIN /* nested JOIN */ JOIN */ FROM t`,
    );
    expect(sql.find('JOIN')).toEqual([]);
    expect(sql.find('FROM')).toHaveLength(1);
  });

  test('a backslash escapes where the dialect says so, and where nothing else makes sense', () => {
    expect(valuesOf(`SELECT 'it\\'s', 1`)).toEqual(['SELECT', `it\\'s`, ',', '1']);
    expect(valuesOf(`SELECT 'C:\\', 1`)).toEqual(['SELECT', 'C:\\', ',', '1']);
    expect(valuesOf(`-- dialect: mysql\nSELECT 'a\\' b'`)).toEqual(['SELECT', `a\\' b`]);
    expect(valuesOf(`SELECT E'\\'x'`)).toEqual(['SELECT', `\\'x`]);
  });

  test('brackets quote a name in T-SQL and index an array elsewhere', () => {
    expect(new SqlDocument('a.sql', 'SELECT [Order Id]').tokens.map(({ kind }) => kind)).toEqual(['word', 'quoted']);
    expect(valuesOf('SELECT tags[1]')).toEqual(['SELECT', 'TAGS', '[', '1', ']']);
  });

  test('psql’s quoted variables are what the server sees of them; a colon before a field is the server’s', () => {
    expect(valuesOf(`WHERE day = :'day'`)).toEqual(['WHERE', 'DAY', '=', 'day']);
    expect(valuesOf(`SELECT src:"Field"`)).toEqual(['SELECT', 'SRC', ':', 'Field']);
    expect(new SqlDocument('a.sql', `DELETE FROM t WHERE day = :'day';\nSELECT a FROM t;`).fault).toBeUndefined();
    expect(new SqlDocument('a.sql', `SELECT a, FROM t WHERE day = :'day';`).fault?.at.start.column).toBe(11);
  });

  test('positions count UTF-16 units from the first column of the line', () => {
    const sql = new SqlDocument('a.sql', `SELECT '😀é', a\r\nFROM t`);
    expect(sql.at({ first: 3, last: 3 })).toEqual({ start: { line: 1, column: 15 }, end: { line: 1, column: 16 } });
    expect(sql.at({ first: 4, last: 5 })).toEqual({ start: { line: 2, column: 1 }, end: { line: 2, column: 7 } });
  });
});

describe('what separates statements', () => {
  test('semicolons, GO, a delimiter of its own and meta-commands of psql', () => {
    expect(statementsOf('SELECT 1; SELECT 2\nGO\nSELECT 3')).toEqual(['SELECT 1', 'SELECT 2', 'SELECT 3']);
    expect(statementsOf('\\c shop\nSELECT 1 \\gexec\nSELECT 2')).toEqual(['SELECT 1', 'SELECT 2']);
    expect(statementsOf('DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; END$$\nDELIMITER ;\nSELECT 2;')).toEqual([
      'CREATE PROCEDURE p() BEGIN SELECT 1',
      'END',
      'SELECT 2',
    ]);
  });

  test('a verb that begins a line where the semicolon was left out', () => {
    expect(statementsOf('UPDATE t SET a = 1\nDELETE FROM t')).toEqual(['UPDATE t SET a = 1', 'DELETE FROM t']);
    expect(statementsOf('BEGIN TRAN\nUPDATE t SET a = 1\nCOMMIT')).toHaveLength(2);
    expect(statementsOf('INSERT INTO t (a)\nSELECT 1\nON CONFLICT DO\nUPDATE SET a = 1')).toHaveLength(1);
    expect(statementsOf('CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW\nUPDATE s SET a = 1')).toHaveLength(1);
  });

  test('the rows of COPY are no SQL', () => {
    expect(statementsOf(`COPY t FROM stdin;\n1\tit's; SELECT\n\\.\nSELECT 1;`)).toEqual([
      'COPY t FROM stdin',
      'SELECT 1',
    ]);
  });

  test('the body of a function in SQL is read, that in Python is not', () => {
    const body = (language: string): string =>
      `CREATE FUNCTION f() RETURNS void AS $$ DELETE FROM t; $$ LANGUAGE ${language};`;
    expect(statementsOf(body('sql'))).toContain('DELETE FROM t');
    expect(statementsOf(body('plpython3u'))).toHaveLength(1);
    expect(statementsOf(`SELECT $$ DELETE FROM t; $$`)).toHaveLength(1);
  });
});

test('Jinja is one token, and makes the file a template', () => {
  const sql = new SqlDocument(
    'models/a.sql',
    `{{ config(x=';') }}\n{% if x %}\nselect a from {{ ref('b') }}\n{% endif %}`,
  );
  expect(sql.scanned.templated).toBe(true);
  expect(sql.statements.map(({ verb }) => verb)).toEqual(['SELECT']);
});

test.each([
  ['(', 100_000],
  ['SELECT (', 20_000],
  ['/*', 100_000],
  ['/*/', 60_000],
  ['{{', 100_000],
  ["'a'", 50_000],
  ['DO $$ " $$', 20_000],
  ['ELSE UPDATE t ', 20_000],
  ['+-', 100_000],
  ['WITH a AS (', 20_000],
  ['\0\uD800', 10_000],
])('%j, %d times over, is read without harm', (part, times) => {
  const sql = new SqlDocument('a.sql', part.repeat(times));
  expect(() => [sql.selects, sql.windows, sql.tables, sql.fault]).not.toThrow();
});
