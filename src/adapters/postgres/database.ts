import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { ConstructorOptions } from 'pg-boss';
import { fromPglite } from 'pg-boss';
import { lockDirectory } from './directory-lock.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { type Exclusive, serverTurns, turns } from './exclusive.ts';
import { migrate } from './migrate.ts';
import type { Connection, Tables } from './schema.ts';

/** An open, migrated database: a Postgres server's, or the embedded one of a data directory. */
export type Database = {
  readonly connection: Connection;
  readonly engine: 'server' | 'embedded';
  readonly exclusive: Exclusive;
  /** How the queue reaches the same database. */
  readonly boss: ConstructorOptions;
  /** Embedded only: the last process ended without `close`. PGlite does not fsync, so its last seconds may be lost. */
  readonly uncleanStop: boolean;
  /** What an unclean stop may have lost is found again; until then the next process is told of that stop as well. */
  recovered(): void;
  /** The embedded one ended by itself, its disk being full, say: only a new process helps. */
  readonly stopped: boolean;
  /** Once the store and the queue are no longer used. */
  close(): Promise<void>;
};

const INT8 = 20;

/**
 * Opens the database at `url`, or the embedded one in `dataDir`/postgres, or with neither a new one in memory, and
 * brings its tables up to date.
 * @param ended is told when the embedded one has stopped by itself
 * @throws DataDirectoryLocked, DatabaseTooNew, or the driver's error when the server does not answer in 10 s
 */
export async function openDatabase(
  where: { url?: string; dataDir?: string },
  ended: Ended = () => undefined,
): Promise<Database> {
  const database = where.url === undefined ? await openEmbedded(where.dataDir, ended) : openServer(where.url);
  try {
    await migrate(database.connection);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

function openServer(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'stagecoach',
    max: 8,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    // GitHub's ids pass 2^31 and stay far below 2^53.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : types.getTypeParser(oid, format as 'text'),
    },
  });
  // An idle connection that broke is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks while it is in use, though its query tells of it.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const connection = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const locks = serverTurns(url);
  return {
    connection,
    engine: 'server',
    exclusive: locks.exclusive,
    boss: { connectionString: url, max: 2, connectionTimeoutMillis: 10_000, backend: 'postgres' },
    uncleanStop: false,
    recovered: () => undefined,
    stopped: false,
    async close() {
      await connection.destroy();
      await locks.close();
    },
  };
}

type Ended = Parameters<typeof EmbeddedEngine.open>[1];

const createPglite = (ended: Ended, dataDir?: string): Promise<EmbeddedEngine> =>
  EmbeddedEngine.open(
    {
      ...(dataDir !== undefined && { dataDir }),
      parsers: { [INT8]: Number },
      // Of the default 128 MB a learner's progress fills nothing, and all of it is resident.
      startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
    },
    ended,
  );

/** A first start that was killed halfway leaves what never was a database: nothing is in it, and it is made anew. */
async function createIn(dataDir: string, ended: Ended): Promise<EmbeddedEngine> {
  const [home, begun] = [join(dataDir, 'postgres'), join(dataDir, 'postgres.begun')];
  if (existsSync(begun)) rmSync(home, { recursive: true, force: true });
  const isNew = !existsSync(home);
  if (isNew) writeFileSync(begun, '');
  const pglite = await createPglite(ended, home);
  rmSync(begun, { force: true });
  if (isNew) await collectGarbage();
  return pglite;
}

/** Making a database leaves 350 MB of buffers behind, which V8 is in no hurry to free: its own heap is nearly empty. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // What the first one finds is freed in the background.
  for (let count = 0; count < 2; count += 1) {
    collect();
    await setTimeout(100);
  }
}

const megabytesFree = (directory: string): number => {
  const { bavail, bsize } = statfsSync(directory);
  return Math.floor((bavail * bsize) / 2 ** 20);
};

async function openEmbedded(dataDir: string | undefined, ended: Ended): Promise<Database> {
  const lock = dataDir === undefined ? undefined : lockDirectory(dataDir);
  let clean = !lock?.uncleanStop;
  try {
    const pglite = await (dataDir === undefined ? createPglite(ended) : createIn(dataDir, ended));
    const connection = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      connection,
      engine: 'embedded',
      exclusive: turns(),
      boss: { db: fromPglite(pglite), backend: 'pglite' },
      uncleanStop: !clean,
      recovered: () => {
        clean = true;
      },
      get stopped() {
        return pglite.stopped;
      },
      async close() {
        await connection.destroy();
        lock?.release(clean && !pglite.stopped);
      },
    };
  } catch (error) {
    lock?.release(clean);
    const room = dataDir === undefined ? '' : `; ${megabytesFree(dataDir)} MB are free there`;
    throw new Error(`The embedded database in ${dataDir ?? 'memory'} does not open${room}.`, { cause: error });
  }
}
