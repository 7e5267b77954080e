import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { Probot, run } from 'probot';
import { createApp, type GitHubApp } from './adapters/github/app.ts';
import { createForge } from './adapters/github/forge.ts';
import { createInstallations } from './adapters/github/installations.ts';
import { createMarkerSigner } from './adapters/github/marker.ts';
import { openDatabase } from './adapters/postgres/database.ts';
import { createQueue } from './adapters/postgres/queue.ts';
import { createStore } from './adapters/postgres/store.ts';
import { keyFor } from './adapters/secrets.ts';
import { type Authority, nobody } from './coach/authority.ts';
import { readAuthority } from './coach/configuration.ts';
import { type Config, ConfigError, type Credentials } from './config.ts';
import { loadVoice } from './curriculum/voice.ts';
import { createPostgresRunner } from './execution/postgres.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import { createReviewPool } from './review/pool.ts';
import { createReviewer } from './review/reviewer.ts';
import { createCoach } from './server/coach.ts';
import { createHttp, listen } from './server/http.ts';
import type { Work } from './server/jobs.ts';
import type { Log } from './server/log.ts';
import { createMetrics } from './server/metrics.ts';
import { startWorkers } from './server/workers.ts';
import { version } from './version.ts';

export type ServerConfig = Config & { readonly credentials: Credentials };
export type RunningServer = { readonly port: number; close(): Promise<void> };

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
  const log = pino({ level: config.logLevel, redact: ['privateKey', 'webhookSecret', '*.authorization', 'headers'] });
  const server = await startServer({ ...config, credentials }, { clock: { now: () => new Date() }, log });
  process.stdout.write(`Stagecoach listens on port ${server.port}.\n`);
  stopOnSignal(server);
}

/** A second signal ends at once. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/**
 * Starts the whole service in this process: webhooks, queue, workers, store.
 * @throws ConfigError, CurriculumError, DataDirectoryLocked or DatabaseTooNew before anything listens
 */
export async function startServer(
  config: ServerConfig,
  parts: { readonly clock: Clock; readonly log: Log },
): Promise<RunningServer> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of opened.reverse()) await end();
  };
  try {
    return { port: await open(config, parts, (end) => opened.push(end)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param closeWith is told how to end what was opened; the last one opened is ended first
 * @returns the port
 */
async function open(
  config: ServerConfig,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  closeWith: (end: () => Promise<unknown>) => void,
): Promise<number> {
  const { credentials } = config;
  const authority = await serverAuthority(config.authorityFile);
  const pool = createReviewPool();
  closeWith(() => pool.close());
  const database = await openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir });
  closeWith(() => database.close());
  if (!config.databaseUrl)
    log.warn({ dataDir: config.dataDir }, 'embedded database: one process, no fsync; set DATABASE_URL for production');
  const [{ curriculum, explanations }, voice] = await Promise.all([pool.load(), loadVoice()]);
  const store = createStore(database, { key: keyFor(credentials.webhookSecret, 'ledger'), clock });
  const queue = await createQueue(database, {
    report: (problem) => log.warn({ error: problem.message }, 'a job failed'),
  });
  closeWith(() => queue.close());
  const metrics = createMetrics(queue);
  const runner = createPostgresRunner();
  closeWith(() => runner.close());
  const reviewer = createReviewer({
    pool,
    runner,
    curriculum,
    checker: version,
    secret: keyFor(credentials.webhookSecret, 'seeds'),
    report: (failure) => {
      metrics.checkFailed(failure.check);
      log.error({ check: failure.check, path: failure.path, error: failure.error }, 'a check failed by itself');
    },
  });
  const octokitOf = createInstallations(credentials, config.apiUrl, metrics.called);
  const github = createApp(credentials, config.apiUrl, clock);
  const app = { id: credentials.appId, slug: await knownSlug(credentials.appId, github, store) };
  const signer = createMarkerSigner(keyFor(credentials.webhookSecret, 'markers'));
  const coach = createCoach({
    store,
    queue,
    clock,
    curriculum,
    voice,
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
  });
  closeWith(await startWorkers({ queue, store, coach, metrics, appId: credentials.appId }));
  await queue.put('work', { kind: 'missed' } satisfies Work, { key: 'missed' });
  if (database.uncleanStop) await queue.put('work', { kind: 'reconcile' } satisfies Work, { key: 'reconcile' });

  let ready = true;
  const http = await listen(
    createHttp({
      verify: await verifierOf(credentials),
      queue,
      store,
      curriculum,
      metrics,
      log,
      ready: () => ready,
    }),
    config.host,
    config.port,
  );
  log.info({ port: http.port, tasks: curriculum.tasks.size, checks: explanations.size }, 'ready');

  closeWith(() => {
    ready = false;
    return http.close();
  });
  return http.port;
}

/** Probot knows how GitHub signs; nothing else of it is needed once the App is configured. */
async function verifierOf(credentials: Credentials): Promise<(body: string, signature: string) => Promise<boolean>> {
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    logLevel: 'fatal',
  });
  await probot.ready();
  return (body, signature) => probot.webhooks.verify(body, signature);
}

async function serverAuthority(file: string | undefined): Promise<Authority> {
  if (file === undefined) return nobody;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(`AUTHORITY_FILE names ${file}, which cannot be read.`);
  });
  const read = readAuthority(file, text);
  if (!read.ok) throw new ConfigError(`AUTHORITY_FILE ${file} cannot be used: ${read.problem}.`);
  return read.value;
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
