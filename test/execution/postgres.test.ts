import { existsSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  createPostgresRunner,
  type PostgresRunner,
  type QueryOutcome,
  type SqlRun,
} from '../../src/execution/postgres.ts';
import { formatRange } from '../../src/review/range.ts';

const started: number[] = [];
const runner = createPostgresRunner({
  timeoutSeconds: 2.5,
  memoryMegabytes: 450,
  rowLimit: 2_000,
  byteLimit: 200_000,
  onStart: (pid) => started.push(pid),
});
afterAll(() => runner.close());

const schema = `
  CREATE TABLE orders (id integer PRIMARY KEY, customer text NOT NULL, day date NOT NULL, amount numeric(8, 2));
  CREATE TABLE secret (word text);`;
const seed = `
  INSERT INTO orders
  SELECT n, 'c' || (random() * 4)::int, date '2026-01-01' + (random() * 5)::int,
    CASE WHEN n % 10 = 0 THEN NULL ELSE round((random() * 100)::numeric, 2) END
  FROM generate_series(1, 60) AS n ORDER BY random();
  INSERT INTO secret VALUES ('seed :seed');`;
const totals = `SELECT customer, id,
  sum(amount) OVER (PARTITION BY customer ORDER BY day, id ROWS UNBOUNDED PRECEDING) AS total
FROM orders
ORDER BY customer, day, id`;

/** Takes 10 MB for each row. */
const hog = "SELECT array_agg(repeat('x', 10000000) || n) FROM generate_series(1, 100) n";

type Asked = { readonly expect?: string; readonly ordered?: boolean; readonly seed?: number };
const query = (text: string, reference = totals, ordered = false): SqlRun => ({
  schema,
  seed,
  query: { path: 'q.sql', text },
  expect: reference,
  ordered,
});
const nothing: QueryOutcome = { kind: 'broken', message: 'nothing came back' };
const one = async (by: PostgresRunner, asked: SqlRun, number: number): Promise<QueryOutcome> =>
  (await by.run([asked], number))[0] ?? nothing;
const run = (
  text: string,
  { expect: reference = totals, ordered = false, seed: number = 7 }: Asked = {},
): Promise<QueryOutcome> => one(runner, query(text, reference, ordered), number);

const told = async (text: string, asked?: Asked): Promise<string> => inWords(await run(text, asked));

/** `refused statement 'DROP SCHEMA' 1:1-1:5`, to read many of them at a glance. */
function inWords(outcome: QueryOutcome): string {
  const at = 'at' in outcome ? ` ${formatRange(outcome.at)}` : '';
  switch (outcome.kind) {
    case 'refused':
      return `refused ${outcome.reason} '${outcome.what}'${at}`;
    case 'failed':
      return `failed ${outcome.message}${outcome.dialect ? ` (${outcome.dialect.name})` : ''}${at}`;
    case 'different':
    case 'too-big':
      return `${outcome.kind} ${outcome.reason}${at}`;
    case 'broken':
      return `broken ${outcome.message}`;
    default:
      return `${outcome.kind}${at}`;
  }
}

describe('a query that answers', () => {
  test('is equal, and says on which data', async () => {
    expect(await run(`-- my answer\n${totals};\n`, { ordered: true })).toEqual({ kind: 'equal', rows: 60, seed: 7 });
  });

  test('may be VALUES or TABLE, and have a common table expression', async () => {
    expect(await told('VALUES (1)', { expect: 'SELECT 1 AS column1' })).toBe('equal');
    expect(await told('TABLE orders', { expect: 'SELECT * FROM orders' })).toBe('equal');
    expect(await told('WITH o AS (SELECT * FROM orders) SELECT * FROM o', { expect: 'TABLE orders' })).toBe('equal');
  });

  test('sees data that the number of the review decides, and nothing else', async () => {
    const hard = await run('SELECT word FROM secret', { expect: "SELECT 'seed 8' AS word", seed: 8 });
    expect(hard.kind).toBe('equal');
    const sum = 'SELECT sum(amount) AS s FROM orders';
    const shown = await run('SELECT 0.00 AS s', { expect: sum });
    const again = await run('SELECT 0.00 AS s', { expect: sum });
    const other = await run('SELECT 0.00 AS s', { expect: sum, seed: 8 });
    const tableOf = (outcome: QueryOutcome) => (outcome.kind === 'different' ? outcome.table : outcome);
    expect(tableOf(again)).toEqual(tableOf(shown));
    expect(tableOf(other)).not.toEqual(tableOf(shown));
  });
});

describe('a query that answers something else', () => {
  test('is told which values are wrong, on the line of their column', async () => {
    const outcome = await run(totals.replace(', id ROWS UNBOUNDED PRECEDING', ''));
    expect(outcome).toMatchObject({
      kind: 'different',
      reason: 'rows',
      total: 60,
      seed: 7,
      table: {
        columns: [
          { name: 'customer' },
          { name: 'id' },
          { name: 'total', of: 'expected' },
          { name: 'total', of: 'yours' },
        ],
      },
      at: { start: { line: 2, column: 3 } },
    });
  });

  test.each([
    [totals.replace('customer, day, id', 'id'), true, 'different order 4:1-4:12'],
    [totals.replace(' AS total', ' AS running'), false, 'different names 2:3-2:96'],
    [
      totals.replace('SELECT customer', 'SELECT customer::int4::text'),
      false,
      'failed invalid input syntax for type integer: "c',
    ],
    [totals.replace(', id,', ', id::text,'), false, 'different types 1:1-1:27'],
    [totals.replace('FROM orders', 'FROM orders WHERE amount IS NOT NULL'), false, 'different rows 1:1-1:21'],
  ])('%#', async (text, ordered, expected) => {
    expect((await told(text, { ordered })).slice(0, expected.length)).toBe(expected);
  });
});

describe('what is refused or fails', () => {
  test.each([
    ['DROP SCHEMA public CASCADE', "refused statement 'DROP SCHEMA' 1:1-1:5"],
    ['SELECT pg_sleep(100)', "refused unsafe 'pg_sleep' 1:8-1:16"],
    ['SELECT lo_import($$/etc/passwd$$)', "refused unsafe 'lo_import' 1:8-1:17"],
    [`SELECT ${'('.repeat(40_000)}`, "refused nested '' 1:1-1:40008"],
    ["SELECT '😀', 'ä'\n     , nothing FROM orders", 'failed column "nothing" does not exist 2:8-2:15'],
    ['-- first\nSELECT * FROM order_s;', 'failed relation "order_s" does not exist 2:15-2:22'],
    ['SELECT 1 / 0', 'failed division by zero 1:1-1:13'],
    [
      'SELECT ifnull(amount, 0) FROM orders',
      'failed function ifnull(numeric, integer) does not exist (MySQL or BigQuery) 1:8-1:14',
    ],
    ['SELECT rolpassword FROM pg_authid', 'failed permission denied for table pg_authid 1:1-1:34'],
  ])('%#', async (text, expected) => {
    expect(await told(text)).toBe(expected);
  });

  test('whatever gets through is run by a role without rights, which only reads', async () => {
    const asked = "SELECT current_user::text AS who, current_setting('transaction_read_only') AS reads";
    expect(await told(asked, { expect: "SELECT 'learner' AS who, 'on' AS reads" })).toBe('equal');
  });
});

describe('what would not end, or not fit', () => {
  test.each([
    ['WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT 1 FROM t) SELECT count(*) FROM t', 'timed-out 1:1-1:85'],
    ['SELECT count(*)\nFROM generate_series(1, 30000) a, generate_series(1, 30000) b', 'timed-out 1:1-1:16'],
    ['WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT 1 FROM t) SELECT n FROM t', 'too-big rows 1:1-1:78'],
    ['SELECT generate_series(1, 1000000000) AS n', 'too-big rows 1:1-1:43'],
    ["SELECT repeat('x', 300000) AS n", 'too-big bytes 1:1-1:32'],
    [`SELECT '${'x'.repeat(50_000_000)}'`, 'too-big text 1:1-1:1'],
  ])('%#', async (text, expected) => {
    expect(await told(text)).toBe(expected);
    expect(await told(totals), 'the next one is unharmed').toBe('equal');
  });
});

test('what takes too much memory is stopped for that, and costs the queries beside it nothing', async () => {
  const patient = createPostgresRunner({ timeoutSeconds: 60, memoryMegabytes: 450 });
  const outcomes = await patient.run([query(totals), query(hog), query(totals)], 7);
  expect(outcomes.map(inWords)).toEqual(['equal', `too-big memory 1:1-1:${hog.length + 1}`, 'equal']);
  await patient.close();
}, 90_000);

describe('our own faults', () => {
  test.each([
    ['schema', { schema: 'CREATE TABLE' }],
    ['data', { seed: 'INSERT INTO nowhere VALUES (1)' }],
    ['reference', { expect: 'SELECT nothing' }],
    ['reference that is no query', { expect: 'DROP TABLE orders' }],
  ])('a %s that fails is broken, never the learner’s', async (_, part) => {
    const outcome = await one(runner, { ...query(totals), ...part }, 7);
    expect(outcome.kind).toBe('broken');
  });

  test('a process that is killed by someone else is broken, and the next one is unharmed', async () => {
    const before = started.length;
    const slow = run('SELECT count(*) FROM generate_series(1, 30000) a, generate_series(1, 30000) b');
    const kill = setInterval(() => {
      for (const pid of started.slice(Math.max(0, before - 1))) if (alive(pid)) process.kill(pid, 'SIGTERM');
    }, 100);
    expect((await slow).kind).toBe('broken');
    clearInterval(kill);
    expect(await told(totals)).toBe('equal');
  });
});

describe('several queries of one submission', () => {
  const endless = 'SELECT count(*) FROM generate_series(1, 99999) a, generate_series(1, 99999) b';
  const all = async (...texts: readonly string[]) =>
    (
      await runner.run(
        texts.map((text) => query(text)),
        7,
      )
    ).map((outcome) => inWords(outcome));

  test('are answered in order, by one process', async () => {
    const pids: number[] = [];
    const single = createPostgresRunner({ children: 1, onStart: (pid) => pids.push(pid) });
    await single.warm();
    const made = pids.length;
    const outcomes = await single.run(
      [query(totals), query(totals.replace('SELECT customer', 'SELECT nothing')), query('SELECT 1'), query(totals)],
      7,
    );
    expect(outcomes.map(inWords)).toEqual([
      'equal',
      'failed column "nothing" does not exist 1:8-1:15',
      'different names 1:1-1:9',
      'equal',
    ]);
    await single.warm();
    expect(pids.length, 'one more was made ready, and no other').toBe(made + 1);
    await single.close();
  });

  test('do not spoil each other: what has to be stopped costs only itself', async () => {
    const outcomes = await all(totals, 'DROP TABLE orders', endless, `SELECT '${'x'.repeat(200_000)}'`, totals);
    expect(outcomes).toEqual([
      'equal',
      "refused statement 'DROP TABLE' 1:1-1:5",
      'timed-out 1:1-1:78',
      'too-big text 1:1-1:1',
      'equal',
    ]);
  }, 60_000);

  test('read their own data when it is not the same', async () => {
    const other = {
      ...query('SELECT word FROM secret', "SELECT 'other' AS word"),
      seed: "INSERT INTO secret VALUES ('other')",
    };
    const outcomes = await runner.run([query(totals), other, query(totals)], 7);
    expect(outcomes.map(inWords)).toEqual(['equal', 'equal', 'equal']);
  });
});

describe('processes', () => {
  test('eight reviews at once get eight answers from at most two processes at a time', async () => {
    const outcomes = Promise.all(Array.from({ length: 8 }, (_, at) => run(totals, { seed: at })));
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, started.filter(alive).length);
    }, 20);
    expect((await outcomes).map((outcome) => outcome.kind === 'equal' && outcome.seed)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
    clearInterval(watch);
    expect(most).toBeLessThanOrEqual(2);
  });

  test('none is left, and no folder, when it is closed, whatever was going on', async () => {
    const pids: number[] = [];
    const own = mkdtempSync(join(tmpdir(), 'stagecoach-test-'));
    vi.stubEnv('TMPDIR', own);
    const short = createPostgresRunner({ onStart: (pid) => pids.push(pid) });
    await one(short, query(totals), 1);
    const endless = one(
      short,
      query('SELECT count(*) FROM generate_series(1, 99999) a, generate_series(1, 99999) b'),
      1,
    );
    await short.close();
    expect((await endless).kind).toBe('broken');
    expect(pids.length).toBeGreaterThan(1);
    expect(pids.filter(alive)).toEqual([]);
    expect(readdirSync(own)).toEqual([]);
    vi.unstubAllEnvs();
    rmdirSync(own);
    expect((await one(short, query(totals), 1)).kind).toBe('broken');
  });

  test('one that was made ready ahead is the one that answers', async () => {
    const pids: number[] = [];
    const ahead = createPostgresRunner({ children: 1, onStart: (pid) => pids.push(pid) });
    await ahead.warm();
    const made = pids.length;
    const answer = one(ahead, query(totals), 1);
    await ahead.warm();
    expect((await answer).kind).toBe('equal');
    expect(pids.length, 'the next one was started only when this one was gone').toBe(made + 1);
    await ahead.close();
  });

  test('the one that waits ends after a while', async () => {
    const pids: number[] = [];
    const brief = createPostgresRunner({ idleSeconds: 0.05, onStart: (pid) => pids.push(pid) });
    await one(brief, query(totals), 1);
    await expect.poll(() => pids.filter(alive), { timeout: 10_000 }).toEqual([]);
    await brief.close();
  });
});

function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
