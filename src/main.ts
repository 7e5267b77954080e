import { setTimeout } from 'node:timers/promises';
import type { Hono } from 'hono';
import { run } from 'probot';
import { createApp, type GitHubApp, installedOn } from './adapters/github/app.ts';
import { createBudgets, unlimited } from './adapters/github/budgets.ts';
import { createForge, createHistoryOf } from './adapters/github/forge.ts';
import { createInstallations } from './adapters/github/installations.ts';
import { createMarkerSigner } from './adapters/github/marker.ts';
import { createBudgetStore } from './adapters/postgres/budget.ts';
import { openDatabase } from './adapters/postgres/database.ts';
import { ledgerSigner } from './adapters/postgres/ledger-key.ts';
import { createQueue, type QueueTimes } from './adapters/postgres/queue.ts';
import { createStore } from './adapters/postgres/store.ts';
import { keyFor } from './adapters/secrets.ts';
import type { RepositoryRef } from './coach/learner.ts';
import { type Config, ConfigError, type Credentials } from './config.ts';
import { loadVoice } from './curriculum/voice.ts';
import { createRunners } from './execution/runners.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import { createReviewPool } from './review/pool.ts';
import { createReviewer } from './review/reviewer.ts';
import { apologise } from './server/apology.ts';
import { serverAuthority } from './server/authority-file.ts';
import { type Coach, type CoachParts, createCoach } from './server/coach.ts';
import { createCurricula } from './server/curricula.ts';
import { createHealth, createHttp, listen } from './server/http.ts';
import { byRepository, type Work } from './server/jobs.ts';
import { createLog, framesOf, type Log } from './server/log.ts';
import { createMetrics } from './server/metrics.ts';
import { type Pause, recover } from './server/recover.ts';
import { verifierOf } from './server/signature.ts';
import { startWorkers } from './server/workers.ts';
import { version } from './version.ts';

export type ServerConfig = Config & { readonly credentials: Credentials };
export type Running = { readonly port: number; close(): Promise<void> };

/** `stagecoach serve`: the service until SIGTERM or SIGINT, or Probot's set-up page when no App is configured yet. */
export async function serve(config: Config): Promise<void> {
  const { credentials } = config;
  if (!credentials) {
    process.stdout.write(
      `No GitHub App is configured. Probot's set-up page at http://localhost:${config.port} makes one and writes .env.\n`,
    );
    await run(() => {}, {
      env: { PORT: String(config.port), HOST: config.host, NODE_ENV: 'development', LOG_LEVEL: 'warn' },
    });
    return;
  }
  const server = await startServer({ ...config, credentials }, machine(config));
  process.stdout.write(`Stagecoach listens on port ${server.port}.\n`);
  stopOnSignal(server);
}

/** `stagecoach worker`: works what servers store in the same PostgreSQL, until SIGTERM or SIGINT. */
export async function work(config: Config): Promise<void> {
  const { credentials, databaseUrl, workers } = config;
  if (!databaseUrl)
    throw new ConfigError('DATABASE_URL is missing: a worker shares the PostgreSQL of `stagecoach serve`.');
  if (!credentials) throw new ConfigError('APP_ID is missing: a worker needs the settings of the App, as the server.');
  if (workers === 0) throw new ConfigError('WORKERS is 0: a worker would have nothing to do.');
  const worker = await startWorker({ ...config, credentials }, machine(config));
  process.stdout.write(`A worker of Stagecoach answers probes on port ${worker.port}.\n`);
  stopOnSignal(worker);
}

/** How often the service looks around; nobody but a test has a reason to set it. */
export type Pace = {
  readonly queue?: Partial<QueueTimes>;
  readonly missed?: { readonly cron?: string; readonly youngSeconds?: number };
};

type Outside = { readonly clock: Clock; readonly log: Log; readonly pace?: Pace };

const machine = ({ logLevel }: Config): Outside => ({ clock: { now: () => new Date() }, log: createLog(logLevel) });

/** A second signal ends at once. */
function stopOnSignal(running: Running): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/**
 * Starts the service in this process: webhooks, pages and, unless `workers` is 0, the work that follows from them.
 * @throws ConfigError, CurriculumError, DataDirectoryLocked, DatabaseTooNew or PortTaken before anything listens
 */
export const startServer = (config: ServerConfig, outside: Outside): Promise<Running> =>
  start(async (opened) => {
    const shared = await openShared(config, outside, opened);
    const coach = config.workers > 0 ? await startCoaching(shared, opened) : undefined;
    const { queue, database, bundle } = shared;
    const verify = await verifierOf(config.credentials);
    const { id, publicKey } = ledgerSigner(keyFor(config.credentials.webhookSecret, 'ledger'));
    const routes = (ready: () => boolean) =>
      createHttp({ ...shared, verify, ledgerKey: { id, publicKey }, curriculum: bundle.curriculum, ready });
    if (!coach || !database.uncleanStop) return answer(shared, opened, routes);
    return answer(shared, opened, routes, (pause) => recover({ coach, queue }, pause).then(database.recovered));
  });

/**
 * Starts a worker in this process: the queue's work, and a page for probes and metrics.
 * @throws as `startServer`
 */
export const startWorker = (config: ServerConfig, outside: Outside): Promise<Running> =>
  start(async (opened) => {
    const shared = await openShared(config, outside, opened);
    await startCoaching(shared, opened);
    return answer(shared, opened, (ready) => createHealth({ ...shared, ready }));
  });

/** Listens. It is ready when `prepare` is done, if there is anything to prepare, until the stop begins. */
async function answer(
  { config: { host, port }, log, bundle }: Shared,
  opened: Opened,
  routes: (ready: () => boolean) => Hono,
  prepare?: (pause: Pause) => Promise<void>,
): Promise<number> {
  const stopping = new AbortController();
  let ready = false;
  const http = await listen(
    routes(() => ready && !stopping.signal.aborted),
    host,
    port,
  );
  opened(() => {
    stopping.abort();
    return http.close();
  });
  const begin = () => {
    ready = true;
    log.info({ port: http.port, tasks: bundle.curriculum.tasks.size, checks: bundle.explanations.size }, 'ready');
  };
  if (!prepare) begin();
  else {
    log.warn({}, 'the last process did not stop cleanly: what it may have lost is looked for first');
    prepare((milliseconds) => setTimeout(milliseconds, undefined, stopping)).then(begin, (error) => {
      if (!stopping.signal.aborted) log.error({ error: String(error) }, 'not ready: what was lost cannot be found');
    });
  }
  return http.port;
}

/** All that a rebuild needs: the coach's parts, and ways to list and read what was left at GitHub. */
export type Workshop = Pick<Awaited<ReturnType<typeof openCoach>>, 'parts' | 'history'> & {
  /** Every repository that the App is installed on. */
  readonly repositories: () => AsyncIterable<RepositoryRef>;
};

/** Does work that needs the coach, while no server and no worker runs. */
export async function withWorkshop<T>(
  config: ServerConfig,
  outside: Outside,
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const opened: Opened = (end) => ends.push(end);
    const { parts, history, github, octokitOf } = await openCoach(await openShared(config, outside, opened), opened);
    const repositories = () => installedOn(github, octokitOf);
    return await work({ parts, history, repositories });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Is told how to end what was opened; the last one opened is ended first. */
type Opened = (end: () => Promise<unknown>) => void;

async function start(open: (opened: Opened) => Promise<number>): Promise<Running> {
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { port: await open((end) => ends.push(end)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a server and a worker both have: the database with its store and queue, the curriculum, and what they count. */
async function openShared(config: ServerConfig, { clock, log, pace = {} }: Outside, opened: Opened) {
  const { credentials } = config;
  const authority = await serverAuthority(config.authorityFile);
  const pool = createReviewPool();
  opened(() => pool.close());
  // The child process loads while the database opens. What goes wrong there is told where it is awaited.
  const loading = pool.load();
  loading.catch(() => undefined);
  const { databaseUrl: url, dataDir } = config;
  const database = await openDatabase(url ? { url } : { dataDir }, ({ message }) =>
    log.error({ dataDir, problem: message }, 'nothing can be stored any more: mend this and start the service again'),
  );
  opened(() => database.close());
  if (!url) log.warn({ dataDir }, 'embedded database: one process, no fsync; set DATABASE_URL for production');
  const store = createStore(database, { key: keyFor(credentials.webhookSecret, 'ledger'), clock });
  const queue = byRepository(
    await createQueue(database, {
      ...(pace.queue && { times: pace.queue }),
      report: (problem) => log.warn({ error: problem.message }, 'the queue has trouble'),
    }),
  );
  opened(() => queue.close());
  const bundle = await loading;
  // Where nothing is worked, nothing is reviewed.
  if (config.workers === 0) await pool.close();
  const metrics = createMetrics(queue);
  return { config, clock, log, pace, authority, pool, database, store, queue, bundle, metrics };
}

type Shared = Awaited<ReturnType<typeof openShared>>;

/** What the coach works with. */
async function openCoach(shared: Shared, opened: Opened) {
  const { config, clock, log, pace, authority, pool, database, store, queue, bundle, metrics } = shared;
  const { credentials, apiUrl } = config;
  const { curriculum, explanations } = bundle;
  const runners = createRunners(config.wheelsDir);
  opened(() => runners.close());
  const reviewer = createReviewer({
    pool,
    runners,
    checker: version,
    secret: keyFor(credentials.webhookSecret, 'seeds'),
    report: (failure) => {
      metrics.checkFailed(failure.check);
      // The path is the learner's word, and the message may quote the file.
      log.error({ check: failure.check, at: framesOf(failure.error) }, 'a check failed by itself');
    },
  });
  const budgets = config.unlimited ? unlimited : createBudgets({ store: createBudgetStore(database), clock });
  metrics.watchBudgets(budgets.left);
  const octokitOf = createInstallations(credentials, apiUrl, metrics.called, budgets);
  const github = createApp(credentials, apiUrl, clock);
  const app = { id: credentials.appId, slug: await knownSlug(credentials.appId, github, store) };
  const signer = createMarkerSigner(keyFor(credentials.webhookSecret, 'markers'));
  const parts: CoachParts = {
    store,
    queue,
    clock,
    curricula: createCurricula({ store, bundled: curriculum, read: pool.read, log }),
    voice: await loadVoice(),
    reviewer,
    pool,
    explanations,
    forge: (repository) => createForge(octokitOf(repository.installation), repository, { signer, clock, app }),
    deliveries: github,
    authority,
    checker: version,
    publicUrl: config.publicUrl,
    localCommand: config.localCommand,
    log,
    metrics,
    youngSeconds: pace.missed?.youngSeconds,
  };
  const history = (repository: RepositoryRef) =>
    createHistoryOf(octokitOf(repository.installation), repository, { signer, clock, app });
  return { parts, budgets, github, octokitOf, history };
}

/** The coach and those who work for it. */
async function startCoaching(shared: Shared, opened: Opened): Promise<Coach> {
  const { config, log, pace, store, queue, metrics } = shared;
  const { credentials } = config;
  const { parts, budgets } = await openCoach(shared, opened);
  const coach = createCoach(parts);
  const given = {
    queue,
    store,
    coach,
    apologise: (one: Work) => apologise(parts, one),
    visit: budgets.visit,
    metrics,
    log,
  };
  opened(await startWorkers({ ...given, appId: credentials.appId, missed: pace.missed?.cron }, config.workers));
  await queue.put('work', { kind: 'missed' } satisfies Work, { key: 'missed' });
  return coach;
}

/** Asked once and remembered, so that a start does not depend on GitHub. */
async function knownSlug(appId: number, github: GitHubApp, store: Store): Promise<string> {
  const key = `app-slug:${appId}`;
  const kept = await store.setting(key);
  if (kept !== undefined) return kept;
  const slug = await github.slug();
  await store.keepSetting(key, slug);
  return slug;
}
