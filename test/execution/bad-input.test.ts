import { afterAll, describe, expect, test } from 'vitest';
import type { PostgresRun } from '../../src/curriculum/schema.ts';
import { createPostgresRunner } from '../../src/execution/postgres.ts';
import { runSql } from '../../src/review/run-sql.ts';
import { dataOf } from '../review/submitted.ts';

// What a learner is told of SQL that must not run, does not end or does not fit; and that the query after it is answered
// as if nothing had been.

const runner = createPostgresRunner({ timeoutSeconds: 2.5, rowLimit: 2_000 });
afterAll(() => runner.close());

/** Several processes are started, one after another. */
const patience = 120_000;

const schema = 'CREATE TABLE orders (id integer, amount integer);';
const seed = 'INSERT INTO orders SELECT n, n FROM generate_series(1, 9) AS n;';
const good = 'SELECT id, amount FROM orders';

type Kind = 'query' | 'twice';

/** `1:8 title. text` of each file, in order; `met` for those that are right. */
async function told(kind: Kind, texts: readonly string[], expect: string): Promise<readonly string[]> {
  const files = Object.fromEntries(texts.map((text, index) => [`${index}.sql`, text]));
  const runs = Object.keys(files).map(
    (query): PostgresRun => ({
      kind,
      schema,
      seed,
      query,
      expect,
      ...(kind === 'query' ? { ordered: false } : { days: ['2026-06-01'], show: good, between: '' }),
    }),
  );
  const criteria = await runSql(runner, runs, dataOf(files), 7, ({ error }) => {
    throw new Error(error);
  });
  return criteria.map(({ state, findings: [found], detail }) =>
    found ? `${found.range.start.line}:${found.range.start.column} ${found.title}. ${found.text}` : (detail ?? state),
  );
}

const readOnly = 'Hand in a query that only reads.';
const oneQuery = 'Hand in one query.';
const look = 'Look for a join without a condition, or a recursion without an end.';
const bad = [
  [
    'WITH RECURSIVE t AS (\n  SELECT 1 AS n UNION ALL SELECT 1 FROM t)\nSELECT count(*) FROM t',
    `1:1 Make the query end. It was stopped after 2.5 s; the reference needs a fraction of a second on the same data. ${look}`,
  ],
  [
    '-- a moment\nSELECT id, pg_sleep(60) FROM orders',
    `2:12 ${readOnly} \`pg_sleep\` does more than compute from what is stored, so it was not run. Leave it out.`,
  ],
  ['SELECT generate_series(1, 1000000000) AS id', `1:1 Return fewer rows. It returns more than 2,000 rows. ${look}`],
  [
    '\nDROP SCHEMA public CASCADE',
    `2:1 ${readOnly} This is \`DROP SCHEMA\`, which was not run. Begin with \`SELECT\` or \`WITH\`.`,
  ],
  ['SET ROLE postgres;', `1:1 ${readOnly} This is \`SET ROLE\`, which was not run. Begin with \`SELECT\` or \`WITH\`.`],
  [
    'DO $$ BEGIN PERFORM 1; END $$',
    `1:1 ${readOnly} This is \`DO\`, which was not run. Begin with \`SELECT\` or \`WITH\`.`,
  ],
  [
    `SELECT '${'x'.repeat(50_000_000)}'`,
    '1:1 Hand in a shorter file. It has more than 100,000 characters and was not run.',
  ],
  [
    "SELECT id,\n  'abc FROM orders",
    '2:3 Make the query run. Postgres stopped here: `unterminated quoted string at or near "\'abc FROM orders"`.',
  ],
  ['SELECT id,\n  amount\0 FROM orders', '2:9 Make the query run. Postgres stopped here: `NUL character`.'],
  [
    'SELECT id FROM orders /* and then',
    '1:23 Make the query run. Postgres stopped here: `unterminated /* comment at or near "/* and then"`.',
  ],
  [
    'SELECT 1\n\\gexec',
    '2:1 Leave out what only psql knows. `\\gexec` is a command of the program `psql`, not SQL: the database never gets to see it.',
  ],
  [
    `${good};\nSELECT 2`,
    `2:1 ${oneQuery} A second statement begins here with \`SELECT\`. This file is run as one query: keep the one that answers the task.`,
  ],
  [
    'SELECT id,\n  IFNULL(amount, 0) AS amount FROM orders',
    '2:3 Write it for Postgres. Postgres stopped here: `function ifnull(integer, integer) does not exist`. That looks like MySQL or BigQuery; Postgres has `coalesce`.',
  ],
  [
    'SELECT TOP 5 * FROM orders',
    '1:12 Write it for Postgres. Postgres stopped here: `syntax error at or near "5"`. That looks like SQL Server; Postgres has `LIMIT` at the end.',
  ],
] as const;

describe('a query', () => {
  test(
    'that begins with a byte-order mark is run without it, as psql does, and its places stay what they are',
    async () => {
      expect(await told('query', [`\uFEFF${good}`, '\uFEFFSELECT id, no FROM orders'], good)).toEqual([
        'on data made for this review',
        '1:13 Make the query run. Postgres stopped here: `column "no" does not exist`.',
      ]);
    },
    patience,
  );

  test(
    'that is bad is named as what it is, on its line, and the one after it is answered',
    async () => {
      const texts = bad.flatMap(([text]) => [text, good]);
      expect(await told('query', texts, good)).toEqual(
        bad.flatMap(([, expected]) => [expected, 'on data made for this review']),
      );
    },
    patience,
  );
});

const keep = 'Keep to what the task needs.';
const may = 'This file may hold statements that read and change rows, and tables of its own.';
const load = 'DELETE FROM orders WHERE id > 5;';
const badLoads = [
  [
    `${load}\nDROP SCHEMA public CASCADE;`,
    `2:1 Make the statements run. Postgres stopped here: \`must be owner of schema public\`.`,
  ],
  [`${load}\nSET ROLE postgres;`, `2:1 ${keep} This is \`SET ROLE\`, which was not run. ${may}`],
  [`${load}\nDO $$ BEGIN END $$;`, `2:1 ${keep} This is \`DO\`, which was not run. ${may}`],
  [
    `${load}\nSELECT pg_sleep(60);`,
    `2:1 ${keep} \`pg_sleep\` does more than compute from what is stored, so nothing was run. Leave it out.`,
  ],
  [`${load}\nCOPY orders TO PROGRAM 'sh';`, `2:1 ${keep} This is \`COPY\`, which was not run. ${may}`],
  [
    `${load}\n\\i other.sql`,
    '2:1 Leave out what only psql knows. `\\i` is a command of the program `psql`, not SQL: the database never gets to see it.',
  ],
] as const;

describe('a load', () => {
  test(
    'that is bad is named as what it is, on its line, and the one after it is answered',
    async () => {
      const texts = [...badLoads.map(([text]) => text), load];
      expect(await told('twice', texts, load)).toEqual([
        ...badLoads.map(([, expected]) => expected),
        'on data made for this review',
      ]);
    },
    patience,
  );
});

test('a file that was too large to be read is named as that', async () => {
  const run: PostgresRun = { kind: 'query', schema, seed, query: 'a.sql', expect: good };
  const detail = async (...given: Parameters<typeof dataOf>) =>
    (await runSql(runner, [run], dataOf(...given), 7, () => {}))[0]?.detail;
  expect(await detail({ 'a.sql': 'too-large' })).toBe(
    'looked for `a.sql`; it is there, but it is too large to be read: at most 5 MB of one file are, and 50 MB in all',
  );
  expect(await detail({ 'A.SQL': good })).toBe(
    'looked for `a.sql`; `A.SQL` comes close, but upper and lower case differ',
  );
  expect(await detail({ 'other.txt': good })).toBe('looked for `a.sql`');
});
