import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keyFor } from '../../src/adapters/secrets.ts';
import { type ServerConfig, startServer } from '../../src/main.ts';
import { type Clone, until } from '../../src/playground/person.ts';
import { type DemoStage, openStage } from '../../src/playground/stage.ts';
import { createLog } from '../../src/server/log.ts';
import { freshDatabase, type TestDatabase } from '../database.ts';

// Everything is logged, much goes wrong, and still the log and the metrics hold no secret and no word of a learner.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Stands in every text that the learner writes. */
const word = 'quetzalcoatlus';

let folder: string;
let database: TestDatabase | undefined;
let stage: DemoStage;
let settings: ServerConfig;
let log = '';
let metrics = '';
let faults = 0;
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecoach-secrets-'));
  database = await freshDatabase();
  stage = await openStage(folder, {
    databaseUrl: database?.url,
    // GitHub quotes what was sent when it refuses it, and fails otherwise.
    intercept: ({ operation, actor }) => {
      if (actor !== 'installation' || !operation?.startsWith('POST ') || operation.includes('token')) return undefined;
      faults += 1;
      const said = { message: `Validation Failed: ${word} is too long` };
      if (faults === 5) return Response.json(said, { status: 422 });
      return faults === 6 ? Response.json(said, { status: 502 }) : undefined;
    },
    start: async (config) => {
      settings = config;
      const write = (line: string) => {
        log += line;
      };
      const server = await startServer(config, {
        clock: { now: () => new Date() },
        log: createLog('trace', { write }),
      });
      port = server.port;
      return server;
    },
  });
  const clone = await stage.ada.clone('ada/data-path', join(folder, 'clone'));
  await handIn(clone);
  await stage.playground.idle();
  metrics = await (await fetch(at('/metrics'))).text();
});
afterAll(async () => {
  await stage.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const at = (path: string) => `http://127.0.0.1:${port}${path}`;

async function handIn(clone: Clone): Promise<void> {
  const branch = `docker-image-${word}`;
  await clone.branch(branch);
  await clone.write('Dockerfile', `FROM ${word}:latest\nENV PASSWORD=${word}\nCMD ${word}\n`);
  await clone.write(`${word}.py`, `def ${word}(:\n`);
  await clone.push(word);
  const asked = { title: word, body: word, head: branch, base: 'main' };
  const { number } = await stage.ada.api<{ number: number }>('POST', '/repos/ada/data-path/pulls', asked);
  await stage.ada.api('POST', `/repos/ada/data-path/issues/${number}/comments`, { body: `/coach explain ${word}` });
  await fetch(at('/api/github/webhooks'), { method: 'POST', body: word, headers: forged });
  await until(
    'the summary and the answer',
    async () => {
      const comments = await stage.ada.list<{ body: string }>(`/repos/ada/data-path/issues/${number}/comments`);
      return comments.filter(({ body }) => body.includes('<!-- stagecoach')).length > 1 ? true : undefined;
    },
    60,
  );
}

const forged = {
  'x-github-event': word,
  'x-github-delivery': '00000000-0000-0000-0000-000000000000',
  'x-hub-signature-256': `sha256=${createHmac('sha256', 'guessed').update(word).digest('hex')}`,
};

it('the log tells the story', () => {
  expect(faults).toBeGreaterThan(6);
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(new Set(lines.map(({ msg }) => msg))).toEqual(
    new Set(
      [
        'embedded database: one process, no fsync; set DATABASE_URL for production',
        'ready',
        'delivery stored',
        'a job is done',
        'a job is put off',
        'planned',
        'an effect cannot be done',
      ].filter((text) => !database || !text.startsWith('embedded')),
    ),
  );
});

it.each(['log', 'metrics'])('no secret is in the %s', (where) => {
  const text = where === 'log' ? log : metrics;
  expect(text.length).toBeGreaterThan(1000);
  const { webhookSecret, privateKey } = settings.credentials;
  const pem = privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  const derived = (['ledger', 'markers', 'seeds'] as const).map((name) => keyFor(webhookSecret, name));
  for (const secret of [webhookSecret, ...pem, ...derived]) expect(text).not.toContain(secret);
  // Tokens of installations, and those that the App signs.
  expect(text).not.toMatch(/\bgh[a-z]_\w+|\beyJ[\w-]+\.|bearer|authorization/i);
});

it.each(['log', 'metrics'])('no word of a learner is in the %s', (where) => {
  expect(where === 'log' ? log : metrics).not.toContain(word);
});
