import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Probot } from 'probot';
import { createForge } from '../adapters/github/forge.ts';
import { createMarkerSigner } from '../adapters/github/marker.ts';
import { openDatabase } from '../adapters/postgres/database.ts';
import { createQueue } from '../adapters/postgres/queue.ts';
import { createStore } from '../adapters/postgres/store.ts';
import { type Authority, nobody } from '../coach/authority.ts';
import { readAuthority } from '../coach/configuration.ts';
import { type Config, ConfigError, type Credentials } from '../config.ts';
import { loadCurriculum } from '../curriculum/load.ts';
import { loadChecks, loadExplanations } from '../curriculum/load-checks.ts';
import { loadVoice } from '../curriculum/voice.ts';
import { createPostgresRunner } from '../execution/postgres.ts';
import type { Clock } from '../ports/clock.ts';
import { type Job, RetryLater } from '../ports/queue.ts';
import { createReviewPool } from '../review/pool.ts';
import { createReviewer } from '../review/reviewer.ts';
import { version } from '../version.ts';
import { createCoach } from './coach.ts';
import { createHttp, listen } from './http.ts';
import { handleDelivery } from './inbox.ts';
import { appSlug, createInstallations } from './installations.ts';
import type { Delivery, Work } from './jobs.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';

export type RunningServer = { readonly port: number; close(): Promise<void> };

const nightly = '17 3 * * *';
const concurrency = { inbox: 4, work: 4 } as const;

/**
 * Starts the whole service in this process: webhooks, queue, worker, store.
 * @throws ConfigError, CurriculumError, DataDirectoryLocked or DatabaseTooNew before anything listens
 */
export async function startServer(
  config: Config & { readonly credentials: Credentials },
  parts: { readonly clock: Clock; readonly log: Log },
): Promise<RunningServer> {
  const { clock, log } = parts;
  const { credentials } = config;
  const authority = await serverAuthority(config.authorityFile);
  const checks = await loadChecks();
  const [curriculum, voice, explanations, database] = await Promise.all([
    loadCurriculum(checks),
    loadVoice(),
    loadExplanations(checks),
    openDatabase(config.databaseUrl ? { url: config.databaseUrl } : { dataDir: config.dataDir }),
  ]);
  if (!config.databaseUrl)
    log.warn({ dataDir: config.dataDir }, 'embedded database: one process, no fsync; set DATABASE_URL for production');
  const secret = derive(credentials.webhookSecret, 'markers');
  const store = createStore(database, { key: derive(credentials.webhookSecret, 'ledger'), clock });
  const queue = await createQueue(database, {
    report: (problem) => log.warn({ error: problem.message }, 'a job failed'),
  });
  const metrics = createMetrics(queue);
  const pool = createReviewPool();
  const runner = createPostgresRunner();
  const reviewer = createReviewer({
    pool,
    runner,
    curriculum,
    checker: version,
    secret: derive(credentials.webhookSecret, 'seeds'),
    report: (failure) => {
      metrics.checkFailed(failure.check);
      log.error({ check: failure.check, path: failure.path, error: failure.error }, 'a check failed by itself');
    },
  });
  const octokitOf = createInstallations(credentials, config.apiUrl, metrics.called);
  const slug = await knownSlug(credentials, config.apiUrl, store);
  const signer = createMarkerSigner(secret);
  const coach = createCoach({
    store,
    queue,
    clock,
    curriculum,
    voice,
    reviewer,
    explanations,
    forge: (repository) =>
      createForge(octokitOf(repository.installation), repository, {
        signer,
        clock,
        app: { id: credentials.appId, slug },
      }),
    authority,
    checker: version,
    publicUrl: config.publicUrl,
    localCommand: config.localCommand,
    log,
  });

  const timed = (handler: (job: Job) => Promise<string>) => async (job: Job) => {
    const started = performance.now();
    let [kind, outcome]: [string, 'done' | 'later' | 'failed'] = ['unknown', 'done'];
    try {
      kind = await handler(job);
    } catch (error) {
      outcome = error instanceof RetryLater ? 'later' : 'failed';
      throw error;
    } finally {
      metrics.worked(kind, outcome, (performance.now() - started) / 1000);
    }
  };
  const stopWork = await queue.work(
    'work',
    concurrency.work,
    timed(async (job) => {
      const work = job.data as Work;
      await coach(work);
      return work.kind;
    }),
  );
  const stopInbox = await queue.work(
    'inbox',
    concurrency.inbox,
    timed(async (job) => {
      await handleDelivery(job.data as Delivery, { store, queue, appId: credentials.appId });
      return 'delivery';
    }),
  );
  await queue.schedule('reconcile', nightly, 'work', { kind: 'reconcile' } satisfies Work);
  if (database.uncleanStop) await queue.put('work', { kind: 'reconcile' } satisfies Work, { key: 'reconcile' });

  let ready = true;
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    logLevel: 'fatal',
  });
  await probot.ready();
  const app = createHttp({
    verify: (body, signature) => probot.webhooks.verify(body, signature),
    queue,
    store,
    curriculum,
    metrics,
    log,
    ready: () => ready,
  });
  const http = await listen(app, config.host, config.port);
  log.info(
    { port: http.port, stages: curriculum.stages.length, tasks: curriculum.tasks.size, checks: checks.size },
    'ready',
  );

  return {
    port: http.port,
    async close() {
      ready = false;
      await http.close();
      await Promise.all([stopInbox(), stopWork()]);
      await queue.close();
      await Promise.all([pool.close(), runner.close()]);
      await store.close();
      await database.close();
    },
  };
}

/** Keys of their own for each purpose, from the one secret that an operator keeps. */
const derive = (secret: string, purpose: string): string =>
  createHash('sha256').update(`stagecoach:${purpose}:${secret}`).digest('hex');

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
async function knownSlug(
  credentials: Credentials,
  apiUrl: string | undefined,
  store: ReturnType<typeof createStore>,
): Promise<string> {
  const key = `app-slug:${credentials.appId}`;
  const kept = await store.setting(key);
  if (kept !== undefined) return kept;
  const slug = await appSlug(credentials, apiUrl);
  await store.keepSetting(key, slug);
  return slug;
}
