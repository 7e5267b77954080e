import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase } from '../database.ts';
import { deliveries, send } from './burst.ts';
import { listening, nameOnly } from './name-only.ts';
import { drained } from './queue-of.ts';
import { collect, collecting, environmentOf, flags, program, spawned } from './served.ts';

// What the server's process holds in its heap, after a collection, over 20,000 webhooks that it takes and works on.
const steps = [2000, 5000, 10_000, 15_000, 20_000] as const;
/** More than this between 2,000 and 20,000 counts as growth. */
const growth = 1.05;
const repositories = 50;
const pulls = 20;
const concurrency = 20;

const folder = await mkdtemp(join(tmpdir(), 'stagecoach-deliveries-'));
const database = await freshDatabase();
const github = nameOnly();
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const webhookSecret = 'bench';
const environment = environmentOf({
  credentials: { appId: 1, privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), webhookSecret },
  apiUrl: `http://127.0.0.1:${await listening(github)}/api/v3`,
  unlimited: true,
  databaseUrl: database?.url,
  dataDir: join(folder, 'data'),
  workers: 4,
});
const server = await spawned([...flags, ...collecting, program, 'serve'], environment);
const heaps: number[] = [];
try {
  console.log(`${database ? 'PostgreSQL' : 'embedded'}; heap after a collection, resident set`);
  let sent = 0;
  for (const step of steps) {
    const { refused } = await send(
      server.port,
      deliveries(step - sent, webhookSecret, repositories, pulls),
      concurrency,
    );
    if (refused > 0) throw new Error(`${refused} were refused`);
    sent = step;
    await drained(server.port);
    const { heapUsed, rss } = await collect(server);
    heaps.push(heapUsed);
    console.log(`after ${sent}: ${megabytes(heapUsed)} MB, ${megabytes(rss)} MB`);
  }
} finally {
  await server.close();
  github.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
}
const grown = (heaps.at(-1) ?? Number.NaN) / (heaps[0] ?? Number.NaN);
console.log(
  `heap after ${steps.at(-1)} over that after ${steps[0]}: ${grown.toFixed(3)} (limit ${growth})${grown <= growth ? '' : '  MISSED'}`,
);
process.exitCode = grown <= growth ? 0 : 1;

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
