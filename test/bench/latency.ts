import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerConfig } from '../../src/main.ts';
import type { JournalEntry } from '../../src/playground/journal.ts';
import { openStage } from '../../src/playground/stage.ts';
import { freshDatabase } from '../database.ts';
import { median, type Served, serve } from './served.ts';

// From the arrival of a webhook to the last write at the playground, on an idle server with production settings; and from
// the start of the process to ready, on a data directory that exists.
const rounds = 15;
const allowed = { latency: 1500, start: 4000 } as const;

const folder = await mkdtemp(join(tmpdir(), 'stagecoach-latency-'));
const database = await freshDatabase();
let settings: ServerConfig | undefined;
let served: Served | undefined;
const stage = await openStage(folder, {
  databaseUrl: database?.url,
  start: async (config) => {
    settings = config;
    served = await serve(config);
    return { port: served.port, close: async () => served?.close() };
  },
});
const times: number[] = [];
const parts: (readonly number[])[] = [];
try {
  await quiet();
  const clone = await stage.ada.clone('ada/data-path', join(folder, 'clone'));
  for (let round = 0; round < rounds; round += 1) {
    const branch = `docker-image-${round}`;
    await clone.branch(branch);
    await clone.copy(join(import.meta.dirname, '../../templates/containers/docker-image/attempts/works-on-my-machine'));
    await clone.push('Add a Dockerfile');
    await quiet();
    const from = stage.playground.journal.length;
    await stage.ada.api('POST', '/repos/ada/data-path/pulls', { title: branch, head: branch, base: 'main' });
    await quiet();
    const since = stage.playground.journal.slice(from);
    const arrived = since.find(({ actor, method }) => actor === 'user' && method === 'POST');
    const last = since.findLast(({ actor, method }) => actor === 'installation' && method !== 'GET');
    if (!arrived || !last) throw new Error('this pull request was not answered');
    times.push(last.at.getTime() - arrived.at.getTime());
    parts.push(partsOf(arrived, since));
  }
  await served?.close();
  if (settings) served = await serve(settings);
} finally {
  await stage.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
}
const middle = median(times);
const start = served?.startedIn ?? Number.NaN;
console.log(
  `webhook to last write: median ${middle.toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms of ${rounds} (limit ${allowed.latency} ms), ${database ? 'PostgreSQL' : 'embedded'}`,
);
const [queued, read, judged, written] = [0, 1, 2, 3].map((part) =>
  median(parts.map((one) => one[part] ?? 0)).toFixed(0),
);
console.log(
  `  of which, by the median: ${queued} ms until the first call, ${read} ms to read, ${judged} ms to judge, ${written} ms to write`,
);
console.log(`start to ready: ${start.toFixed(0)} ms (limit ${allowed.start} ms)`);
process.exitCode = middle < allowed.latency && start < allowed.start ? 0 : 1;

/** Milliseconds until GitHub is asked first, until all is read, until the first write, until the last one is answered. */
function partsOf(arrived: JournalEntry, entries: readonly JournalEntry[]): readonly number[] {
  const ours = entries.filter(({ actor }) => actor === 'installation');
  const reads = ours.filter(({ method }) => method === 'GET');
  const writes = ours.filter(({ method }) => method !== 'GET');
  // The journal tells when a request was answered, and how long that took.
  const begun = (entry: JournalEntry) => entry.at.getTime() - entry.milliseconds;
  const moments = [
    arrived.at.getTime(),
    Math.min(...ours.map(begun)),
    Math.max(...reads.map(({ at }) => at.getTime())),
    Math.min(...writes.map(begun)),
    Math.max(...writes.map(({ at }) => at.getTime())),
  ];
  return moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
}

async function quiet(): Promise<void> {
  for (let last = -1; last !== stage.playground.journal.length; ) {
    last = stage.playground.journal.length;
    await new Promise((resolve) => setTimeout(resolve, 2500));
  }
}
