import { type Database, openDatabase } from '../adapters/postgres/database.ts';
import { createQueue } from '../adapters/postgres/queue.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { keyFor } from '../adapters/secrets.ts';
import { type Config, ConfigError, type Credentials } from '../config.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { type ExitCode, print, UsageError } from './output.ts';

/** What an operator asks of the database that the server uses. On the embedded one the server must be stopped first. */
export type Desk = {
  readonly database: Database;
  readonly store: Store;
  readonly queue: Queue;
  readonly credentials: Credentials;
};

export async function withDesk(config: Config, work: (desk: Desk) => Promise<ExitCode>): Promise<ExitCode> {
  if (!config.credentials) throw new ConfigError('WEBHOOK_SECRET is missing: the ledger is signed with it.');
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir });
  const key = keyFor(config.credentials.webhookSecret, 'ledger');
  const store = createStore(database, { key, clock: { now: () => new Date() } });
  const queue = await createQueue(database);
  try {
    return await work({ database, store, queue, credentials: config.credentials });
  } finally {
    await queue.close();
    await store.close();
  }
}

/** The jobs that were given up. */
export const listJobs = (config: Config): Promise<ExitCode> =>
  withDesk(config, async ({ queue }) => {
    const failed = await queue.failed();
    for (const { id, queue: name, failedAt, error } of failed)
      print(`${id}  ${name.padEnd(5)}  ${failedAt}  ${error.split('\n')[0]}`);
    print(
      failed.length === 0
        ? 'No job has failed.'
        : `${failed.length} failed; \`stagecoach jobs retry ID\` runs one again.`,
    );
    return 0;
  });

export const showJob = (config: Config, id: string): Promise<ExitCode> =>
  withDesk(config, async ({ queue }) => {
    const job = (await queue.failed()).find((failed) => failed.id === id);
    if (!job) throw new UsageError(`No failed job has the id ${id}; \`stagecoach jobs list\` lists them.`);
    print(JSON.stringify(job, null, 2));
    return 0;
  });

export const retryJob = (config: Config, id: string): Promise<ExitCode> =>
  withDesk(config, async ({ queue }) => {
    if (!(await queue.retry(id)))
      throw new UsageError(`No failed job has the id ${id}, or a newer one waits for its turn.`);
    print('It runs again when a worker is free.');
    return 0;
  });
