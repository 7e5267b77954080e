import { describe, expect, test } from 'vitest';
import { SqlDocument } from '../../../src/languages/sql/document.ts';
import { sql } from '../../../src/languages/sql/language.ts';
import { formatRange } from '../../../src/review/range.ts';

const faultOf = (text: string, path = 'a.sql') => {
  const fault = new SqlDocument(path, text).fault;
  return fault && `${fault.database} ${formatRange(fault.at)}`;
};

describe('the dialect', () => {
  test.each([
    ['-- dialect: mysql\nSELECT 1', 'mysql'],
    ['SELECT 1;\n-- dialect: duckdb\n', 'duckdb'],
    ['CREATE TABLE `a` (id INT AUTO_INCREMENT)', 'mysql'],
    ['CREATE TABLE a (id bigserial)', 'postgres'],
    ['CREATE TABLE a (id INT) DISTKEY (id)', 'redshift'],
    ['SELECT TOP 3 a FROM t', 'tsql'],
    ['SELECT safe_cast(a AS INT64) FROM `p.d.t`', 'bigquery'],
    ['CREATE TABLE a (id UInt64) ENGINE = MergeTree', 'clickhouse'],
    ['SELECT a FROM t', 'generic'],
    // MySQL, MariaDB, Oracle and Snowflake have roles, too.
    ['CREATE ROLE reporting', 'generic'],
    ['CREATE ROLE IF NOT EXISTS reporting', 'generic'],
    ["CREATE ROLE loading LOGIN PASSWORD 'x'", 'postgres'],
    ['CREATE ROLE reporting WITH LOGIN', 'postgres'],
    ['CREATE ROLE reporting NOLOGIN', 'postgres'],
    ['CREATE ROLE reporting; GRANT SELECT ON ALL TABLES IN SCHEMA shop TO reporting', 'generic'],
    ["SELECT 'DISTKEY' -- QUALIFY", 'generic'],
  ])('%j is %s', (text, dialect) => {
    expect(new SqlDocument('a.sql', text).dialect).toBe(dialect);
  });
});

describe('a fault', () => {
  test('stands where Postgres stops, in UTF-16 columns', () => {
    expect(faultOf(`SELECT 1;\nSELECT '😀', a FORM t`)).toBe('Postgres 2:21-2:22');
    expect(faultOf('SELECT a,\nFROM t')).toBe('Postgres 2:1-2:5');
    expect(faultOf('SELECT (1')).toBe('Postgres 1:9-1:10');
    expect(faultOf("-- dialect: postgres\nSELECT 'abc FROM t")).toBe('Postgres 2:8-2:19');
  });

  test('of a role is one where the rest of the file is for Postgres', () => {
    expect(faultOf('CREATE ROLE IF NOT EXISTS reporting NOLOGIN;')).toBe('Postgres 1:16-1:19');
    expect(faultOf('CREATE ROLE IF NOT EXISTS reporting;\nCREATE TABLE t (id bigserial);')).toBe('Postgres 1:16-1:19');
  });

  test('in MySQL is one that both of its parsers refuse', () => {
    expect(faultOf('-- dialect: mysql\nSELECT a FROM t WHERE x =')).toBe('MySQL 2:25-2:26');
    expect(faultOf('-- dialect: mysql\nSELECT a, FROM t')).toBe('MySQL 2:9-2:10');
    expect(faultOf('-- dialect: mysql\nCREATE TABLE t (a VARCHAR(9) BINARY)')).toBe(undefined);
  });

  test.each([
    'SELECT * EXCEPT (a) FROM t',
    'SELECT a FROM t LIMIT 5, 10',
    'SELECT a FROM my-project.d.t',
    'SELECT quantile(0.5)(a) FROM t',
    'CREATE TABLE t (id INT KEY)',
    'SELECT a FROM t WHERE b = :b AND',
    'SELECT {{ a }} FROM',
    'EXEC sp_help orders',
    "CREATE ROLE IF NOT EXISTS 'reporting'@'%'; GRANT SELECT ON shop.orders TO 'reporting'@'%'",
    'CREATE ROLE IF NOT EXISTS reporting, loading; GRANT SELECT ON shop.* TO reporting',
    'CREATE ROLE reporting; GRANT SELECT ON shop.* TO reporting; SET DEFAULT ROLE reporting TO ada',
    'CREATE OR REPLACE ROLE reporting',
    'SELECT a\0 FROM',
    '',
  ])('is never claimed of %j', (text) => {
    expect(faultOf(text)).toBe(undefined);
  });
});

test('a fence in a comment is no fault', () => {
  expect(new SqlDocument('a.sql', '/*\n```\n*/\nSELECT 1;').problem).toBeUndefined();
});

test('SQL is recognised by the ending of its name', () => {
  const names = ['a.sql', 'A.SQL', 'b.hql', 'c.ddl', 'd.psql', 'models/e.sql.j2', 'f.py', 'sql'];
  expect(names.filter((name) => sql.recognise(name, ''))).toEqual(names.slice(0, 6));
});
