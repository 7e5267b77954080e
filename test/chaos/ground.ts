import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { LearnerState } from '../../src/coach/learner.ts';
import type { ServerConfig } from '../../src/main.ts';
import { personAt } from '../../src/playground/person.ts';
import { createPlayground, type Playground, type PlaygroundOptions } from '../../src/playground/playground.ts';
import type { Store, StoredLedgerEntry } from '../../src/ports/store.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { type Learner, newLearner } from './learner.ts';

export type Field = {
  readonly playground: Playground;
  readonly learners: readonly Learner[];
  readonly config: ServerConfig;
};

export type Ground = Pick<Field, 'playground' | 'learners'> & {
  readonly fleet: Fleet;
  /** Stops the service, and reads what it has kept. */
  kept(): Promise<{ readonly learners: ReadonlyMap<number, Kept>; readonly jobs: readonly string[] }>;
  close(): Promise<void>;
};

/** What the store holds of a learner. */
export type Kept = {
  readonly state: LearnerState | undefined;
  readonly ledger: readonly StoredLedgerEntry[];
  readonly waiting: readonly string[];
};

export type GroundOptions = {
  readonly folder: string;
  readonly authorityFile: string;
  readonly databaseUrl: string | undefined;
  readonly workers: number;
  readonly learners: number;
  readonly log?: string | undefined;
  readonly bad?: Pick<PlaygroundOptions, 'arrivals' | 'intercept'>;
};

type Manifest = {
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly default_events: readonly string[];
};

/** A playground with learners who have not installed the App yet, and the settings of its server. */
export async function openField(options: Omit<GroundOptions, 'workers'>): Promise<Field> {
  const { folder, authorityFile, databaseUrl } = options;
  await mkdir(folder, { recursive: true });
  const playground = await createPlayground({ ...options.bad, ci: () => ({ conclusion: 'success' }) });
  const grace = personAt(playground.url, 'grace', playground.addUser('grace').token);
  const learners: Learner[] = [];
  for (let index = 0; index < options.learners; index += 1)
    learners.push(
      await newLearner(
        playground,
        `learner-${String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26))}`,
        grace,
      ),
    );
  const manifest = parse(await readFile(join(import.meta.dirname, '../../app.yml'), 'utf8')) as Manifest;
  const app = await playground.addApp({
    slug: 'stagecoach',
    owner: 'grace',
    permissions: manifest.default_permissions,
    events: manifest.default_events,
  });
  const config: ServerConfig = {
    credentials: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
    apiUrl: playground.apiUrl,
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    dataDir: join(folder, 'data'),
    workers: 4,
    logLevel: options.log === undefined ? 'error' : 'debug',
    publicUrl: undefined,
    authorityFile,
    localCommand: undefined,
  };
  return { playground, learners, config };
}

/** The same with the service. */
export async function openGround(options: GroundOptions): Promise<Ground> {
  const { playground, learners, config } = await openField(options);
  const fleet = await startFleet(config, options.workers, options.log);
  playground.setWebhookUrl('stagecoach', `http://127.0.0.1:${fleet.port}/api/github/webhooks`);
  return {
    playground,
    fleet,
    learners,
    async kept() {
      const unwilling = await fleet.stop();
      if (unwilling.length > 0) throw new Error(`did not stop: ${unwilling.join('\n')}`);
      const { databaseUrl, dataDir } = config;
      const database = await openDatabase(databaseUrl ? { url: databaseUrl } : { dataDir });
      const store = createStore(database, { key: '', clock: { now: () => new Date() } });
      const found = new Map<number, Kept>();
      for (const { repositoryId } of learners) found.set(repositoryId, await keptOf(store, repositoryId));
      const jobs = await leftJobs(database);
      await store.close();
      return { learners: found, jobs };
    },
    async close() {
      await fleet.stop();
      await playground.close();
    },
  };
}

export async function keptOf(store: Store, repository: number): Promise<Kept> {
  const { state, pending } = await store.read(repository);
  return { state, ledger: await store.ledger(repository), waiting: pending.map(({ effect }) => effect.slot) };
}

/** Jobs that were given up, or that wait for anything but their time of day. */
async function leftJobs({ connection }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{
    line: string;
  }>`select concat_ws(' ', 'job', name, state, singleton_key, retry_count || '/' || retry_limit,
      round(extract(epoch from start_after - now())) || ' s', left(output::text, 300)) as line from pgboss.job
    where name in ('inbox', 'work') and state in ('created', 'retry', 'active', 'failed') and singleton_key not in ('missed', 'schedule:missed')
  `.execute(connection);
  return rows.map(({ line }) => line);
}
