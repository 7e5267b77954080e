import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerConfig } from '../../src/main.ts';
import { freshDatabase } from '../database.ts';
import { type Burst, deliveries, send } from './burst.ts';
import { listening, nameOnly } from './name-only.ts';
import { drained, metricsOf } from './queue-of.ts';
import { reviewRates } from './review-rates.ts';
import { environmentOf, type Served, serve, spawned } from './served.ts';

// How many webhooks a second are accepted (stored, then answered) in a burst, with workers at work, on either store, and
// what a bare Probot app accepts that only stores them; then reviews a second with one, two and four workers.
const burst = { count: 2000, concurrency: 50, rounds: 2, repositories: 50, pulls: 40 } as const;
const allowed = { p99: 250, share: 0.6 } as const;

const folder = await mkdtemp(join(tmpdir(), 'stagecoach-load-'));
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const credentials = {
  appId: 1,
  privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  webhookSecret: 'bench',
};
const github = nameOnly();
const githubPort = await listening(github);

console.log(
  `${availableParallelism()} cores for the server, its workers, the database and the sender; ${burst.count} webhooks, ${burst.concurrency} at a time, the best of ${burst.rounds} rounds`,
);
let missed = false;
try {
  // `postgres` alone leaves out the embedded one.
  if (process.argv[2] !== 'postgres') missed = await measure('embedded');
  if (process.env.TEST_DATABASE_URL) {
    missed = (await measure('PostgreSQL')) || missed;
    await reviewRates();
  } else console.log('on PostgreSQL: not measured, TEST_DATABASE_URL is not set');
} finally {
  github.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = missed ? 1 : 0;

/** @returns whether a limit was missed */
async function measure(store: 'embedded' | 'PostgreSQL'): Promise<boolean> {
  const server = store === 'PostgreSQL';
  const [ours, theirs] = server ? [await freshDatabase(), await freshDatabase()] : [];
  const config = (name: string, databaseUrl: string | undefined): ServerConfig => ({
    credentials,
    apiUrl: `http://127.0.0.1:${githubPort}/api/v3`,
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    unlimited: true,
    dataDir: join(folder, name),
    workers: 4,
    logLevel: 'error',
    publicUrl: undefined,
    authorityFile: undefined,
    localCommand: undefined,
  });
  const own = config('ours', ours?.url);
  // As in compose.yaml: the server takes webhooks, two workers work.
  const fleet = server
    ? await Promise.all([serve({ ...own, workers: 0 }), serve(own, 'worker'), serve(own, 'worker')])
    : [await serve(own)];
  const bare = await bareProbot(config('bare', theirs?.url));
  try {
    const [best, reference, sent] = await rounds(fleet, bare);
    const done = await counted(
      fleet,
      /^stagecoach_job_duration_seconds_count\{kind="delivery",outcome="done"\} (\d+)/m,
    );
    return report(store, best, reference, sent - done);
  } finally {
    await Promise.all([...fleet, bare].map((one) => one.close()));
    await Promise.all([ours?.drop(), theirs?.drop()]);
  }
}

async function rounds(fleet: readonly Served[], bare: { readonly port: number }): Promise<[Burst, Burst, number]> {
  const [front] = fleet;
  const signed = (count: number) => [...deliveries(count, credentials.webhookSecret, burst.repositories, burst.pulls)];
  const [ours, theirs]: [Burst[], Burst[]] = [[], []];
  const warm = 300;
  for (const port of [bare.port, front?.port ?? 0]) await send(port, signed(warm), burst.concurrency);
  for (let round = 0; round < burst.rounds; round += 1) {
    await drained(front?.port ?? 0);
    theirs.push(await send(bare.port, signed(burst.count), burst.concurrency));
    ours.push(await send(front?.port ?? 0, signed(burst.count), burst.concurrency));
  }
  await drained(front?.port ?? 0);
  const quickest = (bursts: readonly Burst[]) => bursts.reduce((best, one) => (one.rate > best.rate ? one : best));
  const refused = ours.reduce((sum, one) => sum + one.refused, 0);
  return [{ ...quickest(ours), refused }, quickest(theirs), warm + burst.rounds * burst.count];
}

function report(store: 'embedded' | 'PostgreSQL', ours: Burst, theirs: Burst, lost: number): boolean {
  const share = ours.rate / theirs.rate;
  const late = store === 'PostgreSQL' && ours.p99 >= allowed.p99;
  const bad = late || share < allowed.share || ours.refused > 0 || lost !== 0;
  const limit = store === 'PostgreSQL' ? ` (limit ${allowed.p99} ms)` : '';
  console.log(
    `${store}: ${ours.rate.toFixed(0)} webhooks/s accepted, p99 ${ours.p99.toFixed(0)} ms${limit}, ${ours.refused} refused, ${lost} lost; bare Probot ${theirs.rate.toFixed(0)}/s, so ${(100 * share).toFixed(0)} % (limit ${100 * allowed.share} %)${bad ? '  MISSED' : ''}`,
  );
  return bad;
}

async function bareProbot(config: ServerConfig) {
  const free = createServer();
  const port = await listening(free);
  await new Promise((done) => free.close(done));
  return spawned([join(import.meta.dirname, 'bare-probot.ts')], { ...environmentOf(config), PORT: String(port) });
}

/** The sum of a counter over all processes. */
async function counted(fleet: readonly Served[], counter: RegExp): Promise<number> {
  const texts = await Promise.all(fleet.map(({ port }) => metricsOf(port)));
  return texts.reduce((sum, text) => sum + Number(counter.exec(text)?.[1] ?? 0), 0);
}
