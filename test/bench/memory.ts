import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../src/playground/person.ts';
import { openStage } from '../../src/playground/stage.ts';
import { freshDatabase } from '../database.ts';
import { collect, collecting, type Served, serve, treeMegabytes } from './served.ts';
import { thirtyFiles } from './thirty-files.ts';

// Memory of the server and the processes that it starts, over 200 reviews: embedded, and on the server in
// TEST_DATABASE_URL.
const reviews = 200;
const allowed = { embedded: 700, server: 400 } as const;
/** More than this between the 50th and the last review, each after a collection, counts as growth. */
const growth = 1.1;

let missed = false;
for (const store of ['embedded', 'server'] as const) {
  const database = store === 'server' ? await freshDatabase() : undefined;
  if (store === 'server' && !database) {
    console.log('on PostgreSQL: not measured, TEST_DATABASE_URL is not set');
    continue;
  }
  const { most, early, late } = await measure(database?.url);
  await database?.drop();
  const bad = most > allowed[store] || late > early * growth;
  missed ||= bad;
  console.log(
    `${store}: at most ${most.toFixed(0)} MB over ${reviews} reviews (limit ${allowed[store]}); after a collection ${early.toFixed(0)} MB after 50, ${late.toFixed(0)} MB after ${reviews}: ${(late / early).toFixed(2)} (limit ${growth})${bad ? '  MISSED' : ''}`,
  );
}
process.exitCode = missed ? 1 : 0;

/** Megabytes, read after each review. */
type Memory = { readonly most: number; readonly early: number; readonly late: number };

async function measure(databaseUrl: string | undefined): Promise<Memory> {
  const folder = await mkdtemp(join(tmpdir(), 'stagecoach-memory-'));
  let server: Served | undefined;
  const held = async () => {
    if (server) await collect(server);
    return treeMegabytes(server?.pid ?? 0);
  };
  const stage = await openStage(folder, {
    databaseUrl,
    start: async (config) => {
      // More reviews than GitHub's limits would let pass in the hour.
      server = await serve({ ...config, unlimited: true }, 'serve', collecting);
      return server;
    },
  });
  try {
    const clone = await stage.ada.clone('ada/data-path', join(folder, 'clone'));
    await clone.branch('docker-image');
    let [most, early] = [0, 0];
    for (let count = 1; count <= reviews; count += 1) {
      for (const { path, text } of thirtyFiles(count)) await clone.write(path, text);
      await clone.write('Dockerfile', `FROM python:3.${count}-slim\nCMD python -m job\n`);
      const head = await clone.push(`Round ${count}`);
      if (count === 1)
        await stage.ada.api('POST', '/repos/ada/data-path/pulls', {
          title: 'Image',
          head: 'docker-image',
          base: 'main',
        });
      await until(`the check run of round ${count}`, async () => {
        const { check_runs } = await stage.ada.api<{ check_runs: { conclusion: string | null; name: string }[] }>(
          'GET',
          `/repos/ada/data-path/commits/${head}/check-runs`,
        );
        return check_runs.find(({ name, conclusion }) => name === 'stagecoach' && conclusion !== null);
      });
      most = Math.max(most, treeMegabytes(server?.pid ?? 0));
      if (count === 50) early = await held();
    }
    return { most, early, late: await held() };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}
