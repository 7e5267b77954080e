import { readFile, writeFile } from 'node:fs/promises';
import { openDatabase } from '../adapters/postgres/database.ts';
import { verifyLedger } from '../adapters/postgres/ledger.ts';
import { createQueue } from '../adapters/postgres/queue.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { keyFor } from '../adapters/secrets.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store, StoredLedgerEntry } from '../ports/store.ts';
import { type ExitCode, print, UsageError } from './output.ts';

/** What an operator asks of the database that the server uses. On the embedded one the server must be stopped first. */
type Desk = { readonly store: Store; readonly queue: Queue; readonly ledgerKey: string };

async function withDesk(config: Config, work: (desk: Desk) => Promise<ExitCode>): Promise<ExitCode> {
  if (!config.credentials) throw new ConfigError('WEBHOOK_SECRET is missing: the ledger is signed with it.');
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir });
  const ledgerKey = keyFor(config.credentials.webhookSecret, 'ledger');
  const store = createStore(database, { key: ledgerKey, clock: { now: () => new Date() } });
  const queue = await createQueue(database);
  try {
    return await work({ store, queue, ledgerKey });
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

/** Whether the ledger of each repository (or of one) is as it was written. */
export const verifyLedgers = (config: Config, repository: number | undefined): Promise<ExitCode> =>
  withDesk(config, async ({ store, ledgerKey }) => {
    const repositories = repository === undefined ? await store.repositories() : [repository];
    let [wrong, lines] = [0, 0];
    for (const id of repositories) {
      const entries = await store.ledger(id);
      lines += entries.length;
      const outcome = verifyLedger(entries, ledgerKey);
      if (outcome.ok) continue;
      wrong += 1;
      print(`repository ${id}, line ${outcome.sequence}: ${outcome.reason}`);
    }
    print(
      `${lines} lines of ${repositories.length} repositories: ${wrong === 0 ? 'all as they were written' : `${wrong} ledgers are wrong`}.`,
    );
    return wrong === 0 ? 0 : 1;
  });

/** The signed record of one repository, as a file that \`ledger check\` verifies without the database. */
export const exportLedger = (config: Config, repository: number, file: string): Promise<ExitCode> =>
  withDesk(config, async ({ store }) => {
    const entries = await store.ledger(repository);
    if (entries.length === 0) throw new UsageError(`Nothing is written down about repository ${repository}.`);
    await writeFile(file, `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`);
    print(`${entries.length} lines in ${file}.`);
    return 0;
  });

/** Verifies an exported record; only the key is needed, no database. */
export async function checkLedgerFile(config: Config, file: string): Promise<ExitCode> {
  if (!config.credentials) throw new ConfigError('WEBHOOK_SECRET is missing: the ledger is signed with it.');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`);
  });
  const entries = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as StoredLedgerEntry);
  const outcome = verifyLedger(entries, keyFor(config.credentials.webhookSecret, 'ledger'));
  print(
    outcome.ok ? `${entries.length} lines, all as they were written.` : `line ${outcome.sequence}: ${outcome.reason}`,
  );
  return outcome.ok ? 0 : 1;
}
