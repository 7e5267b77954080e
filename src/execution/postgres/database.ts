import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import type { Column, ResultSet } from './cells.ts';
import type { ResultLimits } from './protocol.ts';

/** Small buffers and write-ahead log: PGlite's own would take 200 MB more. One time zone: results must not depend on ours. */
const settings = [
  'shared_buffers=8MB',
  'min_wal_size=2MB',
  'max_wal_size=4MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=3',
  "timezone='UTC'",
  // The whole result is read, so the plan must not be the one that is quick to its first rows.
  'cursor_tuple_fraction=1',
];

/** Stores a database as it is before any task, with the role that learners' statements run as. Takes some 2 s. */
export async function createSnapshot(path: string): Promise<void> {
  const database = await PGlite.create({
    initDbStartParams: ['--wal-segsize=1', '-c', 'shared_buffers=8MB'],
    postgresqlconf: settings,
  });
  await database.exec('CREATE ROLE learner NOLOGIN');
  // Two thirds of a new cluster are templates that nobody asks for; without them a restore takes half the time.
  await database.exec('UPDATE pg_database SET datistemplate = false');
  for (const template of ['template0', 'template1']) await database.exec(`DROP DATABASE ${template}`);
  await database.exec('CHECKPOINT');
  globalThis.gc?.();
  const dump = await database.dumpDataDir('none');
  await writeFile(path, dump.stream());
}

/** Values come as the text that Postgres prints: nothing is rounded or turned into a Date. */
export async function restore(path: string): Promise<PGlite> {
  const database = await PGlite.create({ loadDataDir: await openAsBlob(path) });
  for (const type of Object.keys(database.parsers)) database.parsers[type] = (text: string) => text;
  globalThis.gc?.();
  return database;
}

/** Names of the functions that do more than compute from what they are given and what is stored. */
export async function volatileFunctions(database: PGlite): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ readonly proname: string }>(
    "SELECT DISTINCT proname FROM pg_proc WHERE provolatile = 'v' AND pronamespace = 'pg_catalog'::regnamespace",
  );
  return new Set(rows.map(({ proname }) => proname));
}

/** Loads a task's schema, then its data, `:seed` standing for the number; `random()` starts from it as well. */
export async function load(
  database: PGlite,
  { schema, seed, seedNumber }: { readonly schema: string; readonly seed: string; readonly seedNumber: number },
): Promise<void> {
  await database.exec(schema);
  await database.query(`SELECT setseed(${(seedNumber % 100_000) / 100_000})`);
  await database.exec(seed.replaceAll(/(?<!:):seed\b/g, String(seedNumber)));
  await database.exec(handOver);
}

/** The task's own tables, and nothing of the system's, may be read; the planner gets to know them. */
const handOver = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %1$I TO learner; GRANT SELECT ON ALL TABLES IN SCHEMA %1$I TO learner', name);
  END LOOP;
  FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname !~ '^pg_|^information_schema$' LOOP
    EXECUTE 'ANALYZE ' || name;
  END LOOP;
END $$`;

/** Loads it once more, as if nothing had happened since. */
export async function reload(database: PGlite, task: Parameters<typeof load>[1]): Promise<void> {
  await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO public');
  await load(database, task);
}

/** Makes the task's tables the learner's, who may then change them and add others. */
export async function giveAway(database: PGlite): Promise<void> {
  await database.exec(`DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname !~ '^pg_|^information_schema$' LOOP
      EXECUTE 'ALTER TABLE ' || name || ' OWNER TO learner';
    END LOOP;
    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
      EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO learner', name);
    END LOOP;
  END $$`);
}

type PostgresError = {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly position?: string;
};

/** Whether it is Postgres that says so, and not the engine around it. */
export const isPostgresError = (error: unknown): error is PostgresError =>
  error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));

export const outOfMemory = '53200';

export class ResultTooBig extends Error {
  readonly reason: 'rows' | 'bytes';
  constructor(reason: 'rows' | 'bytes') {
    super(`the result has too many ${reason}`);
    this.name = 'ResultTooBig';
    this.reason = reason;
  }
}

const prefix = 'DECLARE result NO SCROLL CURSOR FOR ';
/** How far an error's position is from that in the query itself. */
export const positionShift = prefix.length;

/**
 * Rows of one query, run by the role that only reads, in a transaction that only reads, and undone.
 * @throws ResultTooBig before more than the limits is held
 */
export async function rowsOf(database: PGlite, query: string, limits: ResultLimits): Promise<ResultSet> {
  await database.exec('BEGIN READ ONLY; SET LOCAL ROLE learner');
  try {
    await database.query(`${prefix}${query}`);
    const rows: string[][] = [];
    let bytes = 0;
    for (;;) {
      const batch = await database.query<string[]>('FETCH 500 FROM result', [], { rowMode: 'array' });
      rows.push(...batch.rows);
      for (const row of batch.rows) for (const cell of row) bytes += cell?.length ?? 0;
      if (rows.length > limits.rows) throw new ResultTooBig('rows');
      if (bytes > limits.bytes) throw new ResultTooBig('bytes');
      if (batch.rows.length < 500) return { columns: await columnsOf(database, batch.fields), rows };
    }
  } finally {
    await database.exec('ROLLBACK');
  }
}

type Field = { readonly name: string; readonly dataTypeID: number };
type TypeRow = { readonly oid: string; readonly family: string; readonly type: string; readonly inexact: string };

async function columnsOf(database: PGlite, fields: readonly Field[]): Promise<readonly Column[]> {
  const ids = [...new Set(fields.map(({ dataTypeID }) => dataTypeID))];
  const { rows } = await database.query<TypeRow>(
    `SELECT oid, format_type(oid, NULL) AS type, oid IN (700, 701) AS inexact,
       CASE typcategory WHEN 'N' THEN 'number' WHEN 'S' THEN 'text' WHEN 'X' THEN 'text' ELSE typname::text END AS family
     FROM pg_type WHERE oid IN (${ids.join(', ') || 'NULL'})`,
  );
  const types = new Map(rows.map((row) => [Number(row.oid), row]));
  return fields.map(({ name, dataTypeID }) => {
    const known = types.get(dataTypeID);
    return {
      name,
      type: known?.type ?? 'unknown',
      family: known?.family ?? '',
      inexact: known?.inexact === 't',
    };
  });
}
