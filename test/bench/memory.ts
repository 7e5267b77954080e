import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../src/playground/person.ts';
import { openStage } from '../../src/playground/stage.ts';
import { freshDatabase } from '../database.ts';
import { type Served, serve, treeMegabytes } from './served.ts';
import { thirtyFiles } from './thirty-files.ts';

// Memory of the server and the processes that it starts, over 200 reviews: embedded, and on the server in
// TEST_DATABASE_URL.
const reviews = 200;
const allowed = { embedded: 700, server: 400 } as const;
/** More than this between the 50th and the last review counts as growth. */
const growth = 1.1;

let missed = false;
for (const store of ['embedded', 'server'] as const) {
  const database = store === 'server' ? await freshDatabase() : undefined;
  if (store === 'server' && !database) {
    console.log('on PostgreSQL: not measured, TEST_DATABASE_URL is not set');
    continue;
  }
  const { early, late } = await measure(database?.url);
  await database?.drop();
  const bad = late > allowed[store] || late > early * growth;
  missed ||= bad;
  console.log(
    `${store}: ${early.toFixed(0)} MB after 50 reviews, ${late.toFixed(0)} MB after ${reviews} (limit ${allowed[store]} MB, growth at most ${growth})${bad ? '  MISSED' : ''}`,
  );
}
process.exitCode = missed ? 1 : 0;

async function measure(databaseUrl: string | undefined): Promise<{ early: number; late: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'stagecoach-memory-'));
  let server: Served | undefined;
  const stage = await openStage(folder, {
    databaseUrl,
    start: async (config) => {
      // More reviews than GitHub's limits would let pass in the hour.
      server = await serve({ ...config, unlimited: true });
      return server;
    },
  });
  const pid = server?.pid ?? 0;
  try {
    const clone = await stage.ada.clone('ada/data-path', join(folder, 'clone'));
    await clone.branch('docker-image');
    let early = 0;
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
      if (count === 50) early = treeMegabytes(pid);
    }
    return { early, late: treeMegabytes(pid) };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}
