import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createApp } from '../../src/adapters/github/app.ts';
import type { ServerConfig } from '../../src/main.ts';
import { until } from '../../src/playground/person.ts';
import { type DemoStage, openStage } from '../../src/playground/stage.ts';
import { environmentOf, program, spawned } from '../bench/served.ts';

// The disk of the embedded database fills up: what cannot be kept is not acknowledged, and nothing hangs or is lost.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder: string;
let full: string;
let stage: DemoStage;
let settings: ServerConfig;
let server: Awaited<ReturnType<typeof spawned>>;
let log = '';

/** The service in a process of its own, whose disk is full while the file is there. */
async function serve(config: ServerConfig): Promise<typeof server> {
  const preload = ['--import', join(import.meta.dirname, 'full-disk.ts')];
  const served = await spawned([...preload, '--liftoff-only', program, 'serve'], {
    ...environmentOf(config),
    PORT: String(config.port),
    FULL_DISK: full,
  });
  served.child.stdout?.on('data', (text: Buffer) => {
    log += text;
  });
  return served;
}

const answer = async (path: string) => {
  const { status } = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return status;
};
const ready = () =>
  until('the service to be ready', async () => ((await answer('/readyz')) === 200 ? true : undefined), 60);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecoach-full-disk-'));
  full = join(folder, 'full');
  stage = await openStage(folder, {
    start: async (config) => {
      server = await serve(config);
      settings = { ...config, port: server.port };
      return { port: server.port, close: () => server.close() };
    },
  });
  await ready();
  await until('the journey', async () => (await stage.ada.list('/repos/ada/data-path/issues'))[1], 60);
  await stage.playground.idle();
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

it('a full disk is said and survived, and what came meanwhile is answered once there is room again', async () => {
  const app = createApp(settings.credentials, settings.apiUrl, { now: () => new Date() });
  const listed = async () => {
    const statuses: number[] = [];
    for await (const { status } of app.since(new Date(0))) statuses.push(status);
    return statuses;
  };
  const before = (await listed()).length;
  writeFileSync(full, '');
  const clone = await stage.ada.clone('ada/data-path', join(folder, 'clone'));
  await clone.branch('docker-image');
  await clone.write('Dockerfile', 'FROM python:latest\nCMD ["python", "-m", "job"]\n');
  await clone.push('Hand in');
  const asked = { title: 'docker-image', head: 'docker-image', base: 'main' };
  const { number } = await stage.ada.api<{ number: number }>('POST', '/repos/ada/data-path/pulls', asked);
  await stage.playground.idle();

  const refused = (await listed()).slice(0, -before);
  expect([refused.length > 0, new Set(refused)]).toEqual([true, new Set([503])]);
  expect([await answer('/readyz'), await answer('/healthz')]).toEqual([503, 503]);
  const said = log.split('\n').filter((line) => line.includes('nothing can be stored any more'));
  expect(said).toEqual([expect.stringMatching(/The embedded database has stopped: .*No space left on device/)]);
  server.child.kill('SIGTERM');
  expect(await once(server.child, 'exit')).toEqual([0, null]);

  rmSync(full);
  server = await serve(settings);
  await ready();
  const at = `/repos/ada/data-path`;
  const reviews = await stage.ada.list<{ state: string }>(`${at}/pulls/${number}/reviews`);
  expect(reviews.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  expect(await stage.ada.list(`${at}/issues/${number}/comments`)).toEqual([
    expect.objectContaining({ body: expect.stringContaining('`docker-image` · ') }),
  ]);
  const issues = await stage.ada.list<{ title: string; pull_request?: object }>(`${at}/issues?state=all`);
  expect(issues.filter((one) => !one.pull_request).map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Your data engineering path', 'Let CI check every pull request']),
  );
  expect(issues).toHaveLength(3);
});
