import { describe, expect, test } from 'vitest';
import { admit } from '../../src/execution/postgres/admit.ts';
import { Place } from '../../src/execution/postgres/place.ts';
import { formatRange } from '../../src/review/range.ts';

const volatile = new Set(['pg_sleep', 'set_config', 'pg_read_file', 'lo_import', 'random', 'nextval']);

/** `refused statement 'DROP SCHEMA' 1:1-1:5`, to read many of them at a glance. */
function told(text: string): string {
  const found = admit(new Place(text), volatile);
  const at = formatRange(found.at);
  if (found.kind === 'admitted') return `admitted ${found.text}`;
  if (found.kind === 'refused') return `refused ${found.reason} '${found.what}' ${at}`;
  return `failed ${found.message}${found.dialect ? ` (${found.dialect.name})` : ''} ${at}`;
}

describe('admitted', () => {
  test.each([
    ['-- mine\nSELECT 1;\n-- end\n', 'admitted SELECT 1'],
    ['VALUES (1), (2)', 'admitted VALUES (1), (2)'],
    ['\n TABLE orders ;', 'admitted TABLE orders '],
    ["WITH ä AS (SELECT 'ö') SELECT * FROM ä; ;;", "admitted WITH ä AS (SELECT 'ö') SELECT * FROM ä"],
    ['SELECT 1 UNION ALL (SELECT 2 ORDER BY 1)', 'admitted SELECT 1 UNION ALL (SELECT 2 ORDER BY 1)'],
    ["SELECT 'DROP TABLE x; \\d $1'", "admitted SELECT 'DROP TABLE x; \\d $1'"],
    [
      'SELECT now(), sum(a) OVER () FROM generate_series(1, 2) AS a',
      'admitted SELECT now(), sum(a) OVER () FROM generate_series(1, 2) AS a',
    ],
  ])('%j', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test('with the lines of its columns and of its order', () => {
    const found = admit(
      new Place("WITH a AS (SELECT 1 ORDER BY 1)\nSELECT\n  'ä',\n  x\nFROM a\nORDER BY 2"),
      volatile,
    );
    expect(found.kind === 'admitted' && found.columns.map(formatRange)).toEqual(['3:3-3:7', '4:3-4:4']);
    expect(found.kind === 'admitted' && found.order && formatRange(found.order)).toBe('6:1-6:11');
  });
});

describe('refused', () => {
  test.each([
    ['DROP SCHEMA public CASCADE', "refused statement 'DROP SCHEMA' 1:1-1:5"],
    ['SET ROLE postgres', "refused statement 'SET ROLE' 1:1-1:4"],
    ['RESET ROLE', "refused statement 'RESET ROLE' 1:1-1:6"],
    ['\nDO $$ BEGIN PERFORM pg_sleep(9); END $$', "refused statement 'DO' 2:1-2:3"],
    ["COPY orders TO PROGRAM 'sh'", "refused statement 'COPY' 1:1-1:5"],
    ['CREATE EXTENSION plpgsql', "refused statement 'CREATE EXTENSION' 1:1-1:7"],
    ["LOAD 'lib'", "refused statement 'LOAD' 1:1-1:5"],
    ['BEGIN', "refused statement 'BEGIN' 1:1-1:6"],
    ['EXPLAIN ANALYZE SELECT 1', "refused statement 'EXPLAIN ANALYZE' 1:1-1:8"],
    ['CREATE TABLE a AS SELECT 1', "refused statement 'CREATE TABLE' 1:1-1:7"],
    ['SELECT 1;\n/* then */ SELECT 2;', "refused several 'SELECT' 2:12-2:18"],
    ['SELECT 1; DROP TABLE orders', "refused several 'DROP TABLE' 1:11-1:15"],
    ['', "refused empty '' 1:1-1:1"],
    [' \n\t', "refused empty '' 1:1-1:1"],
    [';', "refused empty '' 1:1-1:2"],
    ['-- nothing yet\n', "refused empty '' 1:1-1:15"],
    ['\\copy orders to x', "refused meta-command '\\copy' 1:1-1:6"],
    ['SELECT 1\n\\gexec', "refused meta-command '\\gexec' 2:1-2:7"],
    ['WITH x AS (DELETE FROM orders RETURNING *) SELECT * FROM x', "refused writes 'DELETE' 1:24-1:30"],
    ['WITH x AS (INSERT INTO orders VALUES (1) RETURNING *) SELECT * FROM x', "refused writes 'INSERT' 1:24-1:30"],
    ['WITH x AS (UPDATE orders SET id = 1 RETURNING *) SELECT * FROM x', "refused writes 'UPDATE' 1:19-1:25"],
    [
      'WITH x AS (MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE RETURNING *) SELECT 1',
      "refused writes 'MERGE' 1:23-1:24",
    ],
    ['SELECT * INTO kept FROM orders', "refused writes 'INTO' 1:15-1:19"],
    ['SELECT * FROM (SELECT * FROM orders FOR SHARE) AS o', "refused writes 'FOR UPDATE' 1:1-1:52"],
    ['SELECT pg_sleep(100)', "refused unsafe 'pg_sleep' 1:8-1:16"],
    ['SELECT 1 WHERE EXISTS (SELECT PG_Sleep(100))', "refused unsafe 'pg_sleep' 1:31-1:39"],
    ['SELECT pg_catalog.set_config($$role$$, $$postgres$$, false)', "refused unsafe 'set_config' 1:8-1:29"],
    ["SELECT 'ä', '😀', pg_read_file('/etc/passwd')", "refused unsafe 'pg_read_file' 1:19-1:31"],
    ['SELECT * FROM lo_import($$/etc/passwd$$)', "refused unsafe 'lo_import' 1:15-1:24"],
    ["SELECT query_to_xml('SELECT pg_sleep(9)', true, true, '')", "refused unsafe 'query_to_xml' 1:8-1:20"],
    ['SELECT * FROM orders ORDER BY random()', "refused volatile 'random' 1:31-1:37"],
    ['SELECT $1', "refused parameter '$1' 1:8-1:10"],
    [`SELECT ${'('.repeat(40_000)}`, "refused nested '' 1:1-1:40008"],
    [`SELECT ${'1+'.repeat(40_000)}1`, "refused nested '' 1:1-1:80009"],
  ])('%#', (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});

describe('not understood', () => {
  test.each([
    ["SELECT 'ä' AS a,\n  form orders fro m", 'failed syntax error at or near "fro" 2:15-2:18'],
    ["SELECT 'abc", `failed unterminated quoted string at or near "'abc" 1:8-1:12`],
    ['SELECT "abc', 'failed unterminated quoted identifier at or near ""abc" 1:8-1:12'],
    ['SELECT $$abc', 'failed unterminated dollar-quoted string at or near "$$abc" 1:8-1:13'],
    ['SELECT 1 +', 'failed syntax error at end of input 1:10-1:11'],
    ['SELECT `id` FROM orders', 'failed syntax error at or near "FROM" (MySQL or BigQuery) 1:13-1:17'],
    ['SELECT TOP 5 * FROM orders', 'failed syntax error at or near "5" (SQL Server) 1:12-1:13'],
    ['SELECT * FROM orders LIMIT 5, 10', 'failed LIMIT #,# syntax is not supported (MySQL) 1:22-1:27'],
    [
      'SELECT id FROM o QUALIFY row_number() OVER () = 1',
      'failed syntax error at or near "row_number" (Snowflake or BigQuery) 1:26-1:36',
    ],
    ['SELECT 1\0; DROP TABLE orders', 'failed NUL character 1:9-1:10'],
  ])('%#', (text, expected) => {
    expect(told(text).slice(0, expected.length)).toBe(expected);
  });
});
