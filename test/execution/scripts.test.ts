import { afterAll, describe, expect, test } from 'vitest';
import { createPostgresRunner, type QueryOutcome, type SqlRun } from '../../src/execution/postgres.ts';
import { formatRange } from '../../src/review/range.ts';

// The run kinds whose files hold several statements: `migration`, `twice` and `statements`.

const runner = createPostgresRunner({ timeoutSeconds: 2.5, memoryMegabytes: 450 });
afterAll(() => runner.close());

const nothing: QueryOutcome = { kind: 'broken', message: 'nothing came back' };
const query = (text: string) => ({ path: 'f.sql', text });

/** `plan unused orders_day 2:1-2:20`, to read many of them at a glance. */
async function told(run: SqlRun): Promise<string> {
  const [outcome = nothing] = await runner.run([run], 7);
  const at = 'at' in outcome ? formatRange(outcome.at) : '';
  switch (outcome.kind) {
    case 'equal':
      return outcome.changed ? `equal: ${outcome.changed.before} -> ${outcome.changed.after}` : 'equal';
    case 'plan':
    case 'irreversible':
      return `${outcome.kind} ${outcome.reason} '${outcome.what}' ${at}`;
    case 'probe':
      return `probe ${outcome.reason} ${outcome.rule}${outcome.message ? `: ${outcome.message}` : ''} ${at}`;
    case 'different':
      return `different ${outcome.run ?? ''} ${outcome.differing} of ${outcome.total} ${at}`;
    case 'failed':
      return `failed ${outcome.run ? 'again ' : ''}${outcome.message} ${at}`;
    case 'refused':
      return `refused ${outcome.reason} '${outcome.what}' ${at}`;
    case 'broken':
      return `broken ${outcome.message}`;
    default:
      return `${outcome.kind} ${at}`;
  }
}

describe('a migration', () => {
  const schema =
    'CREATE TABLE orders (id integer PRIMARY KEY, customer integer NOT NULL, day date NOT NULL, note text);';
  const seed = `INSERT INTO orders SELECT n, n % 900, date '2026-01-01' + n % 300, 'note ' || n + :seed
    FROM generate_series(1, 20000) AS n;`;
  const given = `SELECT id, day FROM orders WHERE customer = 42 ORDER BY day;
    SELECT note FROM orders WHERE id = 7;`;
  const migrate = (text: string) => told({ kind: 'migration', schema, seed, query: query(text), expect: given });

  test.each([
    [
      'CREATE INDEX orders_customer_day ON orders (customer, day);',
      'equal: Seq Scan on orders -> Bitmap Heap Scan on orders',
    ],
    [
      'CREATE INDEX CONCURRENTLY orders_customer ON orders (customer);',
      'equal: Seq Scan on orders -> Bitmap Heap Scan on orders',
    ],
    ['CREATE INDEX by_day ON orders (day);', "plan unchanged 'Seq Scan on orders' 1:1-1:37"],
    ['CREATE INDEX ON orders ((customer + 1));', "plan unchanged 'Seq Scan on orders' 1:1-1:41"],
    ['-- quick\nCREATE INDEX a ON orders (customer);\nCREATE INDEX b ON orders (note);', "plan unused 'b' 3:1-3:33"],
    ['CREATE INDEX a ON orders (customer); DROP INDEX a;', "plan no-index 'Seq Scan on orders' 1:1-1:51"],
    ['ANALYZE orders;', "plan no-index 'Seq Scan on orders' 1:1-1:16"],
    ['BEGIN; CREATE INDEX a ON orders (customer);', "plan no-index 'Seq Scan on orders' 1:1-1:44"],
    ['CREATE INDEX a ON orders (custmer);', 'failed column "custmer" does not exist 1:1-1:36'],
    ['SET enable_seqscan = off;', "refused statement 'SET' 1:1-1:4"],
    ['DELETE FROM orders;', "refused statement 'DELETE FROM' 1:1-1:7"],
    ['RESET ROLE; CREATE INDEX a ON orders (customer);', "refused statement 'RESET ROLE' 1:1-1:6"],
    ['-- nothing yet', "refused empty '' 1:1-1:15"],
  ])('%s', async (text, expected) => {
    expect(await migrate(text)).toBe(expected);
  });

  test('whose slow query was never slow is the author’s fault', async () => {
    const run = { schema, seed, query: query('ANALYZE orders'), expect: 'SELECT note FROM orders WHERE id = 7' };
    expect(await told({ kind: 'migration', ...run })).toBe(
      'broken Error: the slow query reads no table from beginning to end',
    );
  });
});

describe('a load that runs twice', () => {
  const schema = `CREATE TABLE arrived (id integer, day date, amount integer);
    CREATE TABLE loaded (id integer PRIMARY KEY, day date NOT NULL, amount integer);`;
  const seed = `INSERT INTO arrived SELECT n, date '2026-06-01' + n % 3, (random() * 100)::integer
    FROM generate_series(1, 30) AS n;`;
  const insert = "INSERT INTO loaded SELECT id, day, amount FROM arrived WHERE day = :'day'";
  const right = `DELETE FROM loaded WHERE day = :'day';\n${insert};`;
  const between = 'UPDATE arrived SET amount = amount + 1 WHERE id = 3; DELETE FROM arrived WHERE id = 6;';
  const load = (text: string, change = between) =>
    told({
      kind: 'twice',
      schema,
      seed,
      query: query(text),
      expect: right,
      days: ['2026-06-01', '2026-06-02'],
      show: 'SELECT id, day, amount FROM loaded',
      between: change,
    });

  test.each([
    [right, 'equal'],
    [`BEGIN;\n${right}\nCOMMIT;`, 'equal'],
    [`CREATE TEMP TABLE part AS SELECT * FROM arrived WHERE day = :'day';\n${right}`, 'equal'],
    [insert, 'failed again duplicate key value violates unique constraint "loaded_pkey" 1:1-1:74'],
    [`${insert}\nON CONFLICT (id) DO NOTHING;`, 'different second 2 of 20 1:1-1:74'],
    [`BEGIN;\n${right}`, 'different first 20 of 20 3:1-3:75'],
    [`DELETE FROM loaded;\n${insert};`, 'different first 10 of 20 2:1-2:75'],
    [
      insert.replace(" WHERE day = :'day'", ''),
      'failed duplicate key value violates unique constraint "loaded_pkey" 1:1-1:55',
    ],
    [`${right}\nDROP TABLE loaded;`, 'failed relation "loaded" does not exist 1:1-1:39'],
    ['DROP TABLE arrived', 'failed table "arrived" does not exist 1:1-1:19'],
    [`${right}\nSELECT pg_sleep(1);`, "refused unsafe 'pg_sleep' 3:1-3:20"],
    ["COPY loaded FROM '/etc/passwd'", "refused statement 'COPY' 1:1-1:31"],
    ['DO $$ BEGIN END $$', "refused statement 'DO' 1:1-1:19"],
    ['SET ROLE postgres', "refused statement 'SET ROLE' 1:1-1:18"],
    [`${right}\nSELECT count(*) FROM generate_series(1, 99999) a, generate_series(1, 99999) b;`, 'timed-out 2:1-2:75'],
  ])('%s', async (text, expected) => {
    expect(await load(text)).toBe(expected);
  });

  test('may append where nothing is there to be doubled, once', async () => {
    const run = { schema: schema.replace(' PRIMARY KEY', ''), seed, query: query(insert), expect: right };
    const show = 'SELECT id, day, amount FROM loaded';
    expect(await told({ kind: 'twice', ...run, days: ['2026-06-01'], show, between: '' })).toBe(
      'different second 10 of 20 1:1-1:74',
    );
  });
});

describe('given statements', () => {
  const schema = 'CREATE TABLE orders (id integer, amount integer);';
  const seed = 'INSERT INTO orders SELECT n, n FROM generate_series(1, 5) AS n;';
  const probes = `-- what the database must do
-- refused: an amount is never negative
INSERT INTO orders (id, amount) VALUES (9, -1);
-- allowed as reader: a reader reads
SELECT count(*) FROM orders;
-- refused as reader: a reader changes nothing
DELETE FROM orders;`;
  const up = `ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount >= 0);
CREATE ROLE reader;
GRANT SELECT ON orders TO reader;`;
  const down = `REVOKE ALL ON orders FROM reader;
DROP ROLE reader;
ALTER TABLE orders DROP CONSTRAINT positive;`;
  const tried = (text: string, back?: string) =>
    told({ kind: 'statements', schema, seed, query: query(text), expect: probes, down: back });

  test.each([
    [up, 'equal'],
    [up.replace('amount >= 0', 'amount > -9'), 'probe allowed an amount is never negative 1:1-1:64'],
    [
      up.replace('GRANT SELECT ON orders TO reader;', ''),
      'probe refused a reader reads: permission denied for table orders 2:1-2:20',
    ],
    [
      up.replace('amount >= 0', 'amount > -9').replace(/^/, 'BEGIN;\n'),
      'probe allowed an amount is never negative 2:1-2:64',
    ],
    [
      up.replace('GRANT SELECT ON orders TO reader', 'GRANT ALL ON orders TO PUBLIC'),
      'probe allowed a reader changes nothing 3:1-3:31',
    ],
    [up.replace('GRANT SELECT', 'GRANT ALL'), 'probe allowed a reader changes nothing 3:1-3:31'],
    [up.replaceAll('reader', 'read_only'), 'probe no-role a reader reads 1:1-1:64'],
    [
      up.replace('orders ADD', 'orders RENAME TO sales; ALTER TABLE sales ADD').replace('ON orders', 'ON sales'),
      'probe otherwise an amount is never negative: relation "orders" does not exist 1:1-1:99',
    ],
    ['CREATE ROLE reader SUPERUSER;', 'failed permission denied to create role 1:1-1:30'],
    [
      'GRANT pg_read_server_files TO learner;',
      'failed permission denied to grant role "pg_read_server_files" 1:1-1:39',
    ],
    ["ALTER SYSTEM SET shared_preload_libraries = 'x';", "refused statement 'ALTER SYSTEM' 1:1-1:6"],
    ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", "refused statement 'CREATE FUNCTION' 1:1-1:7"],
    ['CREATE EXTENSION dblink;', "refused statement 'CREATE EXTENSION' 1:1-1:7"],
  ])('%s', async (text, expected) => {
    expect(await tried(text)).toBe(expected);
  });

  test.each([
    [down, 'equal'],
    [down.replace('DROP ROLE reader;', ''), "irreversible left 'role reader' 1:1-1:34"],
    [down.replace(/ALTER.*/, ''), "irreversible left 'constraint positive on orders' 1:1-1:34"],
    [
      down.replace('REVOKE ALL ON orders FROM reader;', ''),
      'irreversible failed \'role "reader" cannot be dropped because some objects depend on it\' 2:1-2:18',
    ],
    ['DROP TABLE orders;', "irreversible left 'role reader' 1:1-1:19"],
    ['DROP OWNED BY reader; DROP ROLE reader; ALTER TABLE orders DROP CONSTRAINT positive;', 'equal'],
    ['SELECT 1', "irreversible failed 'SELECT is not allowed here' 1:1-1:7"],
  ])('with a way back: %s', async (back, expected) => {
    expect(await tried(up, back)).toBe(expected);
  });
});
