import { describe, expect, test } from 'vitest';
import { changes } from '../../../src/languages/sql/changes.ts';
import { SqlDocument } from '../../../src/languages/sql/document.ts';
import { inserts } from '../../../src/languages/sql/inserts.ts';
import { commaJoins, joinsWithoutCondition } from '../../../src/languages/sql/joins.ts';

const read = (text: string): SqlDocument => new SqlDocument('a.sql', text);

describe('selects', () => {
  const clausesOf = (text: string) => read(text).selects.map(({ clauses }) => clauses.map(({ name }) => name));

  test('have their own clauses, not those of a subquery or a window', () => {
    expect(
      clausesOf('SELECT a, sum(b) OVER (ORDER BY c) FROM (SELECT 1 FROM x WHERE y) AS s GROUP BY a LIMIT 3'),
    ).toEqual([
      ['SELECT', 'FROM', 'GROUP BY', 'LIMIT'],
      ['SELECT', 'FROM', 'WHERE'],
    ]);
  });

  test('the last of a UNION has the order of all', () => {
    const [first, second] = read('SELECT a FROM x UNION ALL SELECT a FROM y ORDER BY a').selects;
    expect(first?.combined && second?.combined).toBe(true);
    expect(first?.clauses.map(({ name }) => name)).not.toContain('ORDER BY');
    expect(second?.clauses.map(({ name }) => name)).toContain('ORDER BY');
  });

  test('a privilege and IS DISTINCT FROM start nothing', () => {
    expect(clausesOf('GRANT SELECT, INSERT ON t TO r; GRANT INSERT, SELECT ON t TO r')).toEqual([]);
    expect(clausesOf('SELECT a IS DISTINCT FROM b, c FROM t')).toEqual([['SELECT', 'FROM']]);
  });
});

describe('windows', () => {
  test('are read with partition, order and frame, also by name', () => {
    const [sum, rank, none] = read(
      'SELECT sum(a) FILTER (WHERE b) OVER (PARTITION BY c ORDER BY d ROWS UNBOUNDED PRECEDING), rank() OVER w, lag(a) OVER () FROM t WINDOW w AS (ORDER BY e)',
    ).windows;
    expect([sum?.name, sum?.spec?.partitioned, sum?.spec?.frame !== undefined]).toEqual(['SUM', true, true]);
    expect([rank?.name, rank?.spec?.partitioned, rank?.spec?.order !== undefined]).toEqual(['RANK', false, true]);
    expect([none?.name, none?.spec?.order]).toEqual(['LAG', undefined]);
  });
});

describe('tables', () => {
  test('are read with name, guard and columns', () => {
    const [a, b, c] = read(
      'CREATE TABLE IF NOT EXISTS shop."Orders" (id int, price numeric(10, 2)); CREATE OR REPLACE TEMP TABLE b AS SELECT 1; CREATE TABLE my-project.d.c (x int)',
    ).tables;
    expect([a?.name?.text, a?.guarded, a?.elements.length]).toEqual(['shop.orders', true, 2]);
    expect([b?.temporary, b?.guarded, b?.elements.length]).toEqual([true, true, 0]);
    expect(c?.name?.text).toBe('my-project.d.c');
  });
});

describe('changes', () => {
  test('need a WHERE of their own', () => {
    const found = changes(
      read('UPDATE t SET a = (SELECT 1 FROM s WHERE x); EXPLAIN ANALYZE DELETE FROM t WHERE a = 1'),
    );
    expect(found.map(({ kind, hasWhere }) => [kind, hasWhere])).toEqual([
      ['UPDATE', false],
      ['DELETE', true],
    ]);
  });
});

describe('inserts', () => {
  test.each([
    ['INSERT INTO t (a) SELECT 1', true],
    ['INSERT IGNORE INTO t SET a = 1', true],
    ['INSERT INTO my-project.d.t (a) VALUES (1)', true],
    ['INSERT INTO t (WITH x AS (SELECT 1) SELECT * FROM x)', false],
    ['INSERT INTO t VALUES (1)', false],
    ['INSERT INTO t {{ columns }} SELECT 1', undefined],
  ])('%s', (text, expected) => {
    expect(inserts(read(text))[0]?.namesColumns).toBe(expected);
  });
});

describe('joins', () => {
  test.each([
    ['SELECT 1 FROM a, b', 1],
    ['SELECT 1 FROM a, (SELECT 1) AS b', 1],
    ['SELECT 1 FROM {{ ref("a") }}, {{ ref("b") }}', 1],
    ['SELECT 1 FROM a, unnest(a.items) AS i, LATERAL (SELECT 1) AS l', 0],
    ['SELECT 1 FROM a LATERAL VIEW explode(b) t AS x, y', 0],
    ['SELECT extract(year FROM a), b FROM c', 0],
    ['SELECT 1 FROM orders AS o, o.items', 0],
    ['SELECT 1 FROM shop.a, shop.b', 1],
  ])('%s joins with %d commas', (text, count) => {
    expect(commaJoins(read(text))).toHaveLength(count);
  });

  test('a JOIN without a condition is found, wherever the conditions of the others stand', () => {
    expect(joinsWithoutCondition(read('SELECT 1 FROM a JOIN b JOIN c ON c.x = b.x ON b.y = a.y'))).toEqual([]);
    expect(joinsWithoutCondition(read('SELECT 1 FROM a JOIN b JOIN c USING (x)'))).toHaveLength(1);
  });
});
