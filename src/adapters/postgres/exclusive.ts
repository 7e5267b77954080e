import { Pool } from 'pg';

/** Runs `work` while no other work runs for this repository; others wait, in order. Not reentrant. */
export type Exclusive = <T>(repository: number, work: () => Promise<T>) => Promise<T>;

/** Turns within this process; with the lock on the data directory that is all that an embedded database needs. */
export function turns(): Exclusive {
  const last = new Map<number, Promise<unknown>>();
  return async (repository, work) => {
    const turn = (last.get(repository) ?? Promise.resolve()).then(work);
    // The next one waits for the end, whatever it is.
    const ended = turn.catch(() => undefined);
    last.set(repository, ended);
    try {
      return await turn;
    } finally {
      if (last.get(repository) === ended) last.delete(repository);
    }
  };
}

/**
 * Turns among all processes on one server: the advisory lock of a session that does nothing else. The sessions are a
 * pool of their own, because work that held a connection of the store's pool while it waits for a second one could
 * starve it. A lost session loses its lock; what was decided meanwhile then fails on the version that it commits.
 */
export function serverTurns(url: string): { readonly exclusive: Exclusive; close(): Promise<void> } {
  const pool = new Pool({
    connectionString: url,
    application_name: 'stagecoach locks',
    max: 16,
    connectionTimeoutMillis: 60_000,
  });
  pool.on('error', () => undefined);
  // The server frees the locks of a machine that vanished after a minute, not after its system's two hours.
  pool.on('connect', (client) => {
    // One that breaks while it is in use tells its query; without a listener it would end the process as well.
    client.on('error', () => undefined);
    client.query('set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3');
  });
  const inProcess = turns();
  const exclusive: Exclusive = (repository, work) =>
    inProcess(repository, async () => {
      const client = await pool.connect();
      try {
        const key = [`stagecoach:${repository}`];
        await client.query('select pg_advisory_lock(hashtextextended($1, 0))', key);
        const result = await work();
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', key);
        client.release();
        return result;
      } catch (error) {
        // Closing the session frees the lock for certain.
        client.release(true);
        throw error;
      }
    });
  return { exclusive, close: () => pool.end() };
}
