import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/adapters/postgres/database.ts';
import type { ServerConfig } from '../../src/main.ts';
import { type Person, until } from '../../src/playground/person.ts';
import { type DemoStage, openStage } from '../../src/playground/stage.ts';
import { environmentOf, program, type Served, serve } from '../bench/served.ts';
import { freshDatabase, type TestDatabase } from '../database.ts';

// The service as an operator runs it: processes, signals, exit codes.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Runs a command of the program that is to end by itself. */
async function ends(command: string, config: ServerConfig, more: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--liftoff-only', program, command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...environmentOf(config), ...more },
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text;
  });
  const [code] = await once(child, 'exit');
  return [code, said.trim()];
}

const handIn = async (person: Person, folder: string, branch: string): Promise<number> => {
  const name = `${person.login}/data-path`;
  const clone = await person.clone(name, join(folder, branch));
  await clone.branch(branch);
  await clone.write('Dockerfile', 'FROM python:latest\nCMD ["python", "-m", "job"]\n');
  await clone.push('Hand in');
  const asked = { title: branch, head: branch, base: 'main' };
  return (await person.api<{ number: number }>('POST', `/repos/${name}/pulls`, asked)).number;
};
const reviews = (person: Person, pull: number) =>
  person.list<{ state: string }>(`/repos/${person.login}/data-path/pulls/${pull}/reviews`);
const reviewed = (person: Person, pull: number) =>
  until(`the review of #${pull}`, async () => ((await reviews(person, pull)).length > 0 ? true : undefined), 60);

describe('on the embedded database', () => {
  let folder: string;
  let stage: DemoStage;
  let settings: ServerConfig;
  let served: Served;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stagecoach-processes-'));
    stage = await openStage(folder, {
      start: async (config) => {
        served = await serve(config);
        settings = { ...config, port: served.port };
        return { port: served.port, close: () => served.close() };
      },
    });
    await until('the journey', async () => (await stage.ada.list('/repos/ada/data-path/issues'))[0]);
  });
  afterAll(async () => {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('a second process is refused, and told which has the data', async () => {
    expect(await ends('serve', settings)).toEqual([
      2,
      `The data directory ${settings.dataDir} is in use by process ${served.pid}.`,
    ]);
  });

  it('a worker is refused, as is a server that has nobody to work', async () => {
    expect(await ends('worker', settings)).toEqual([
      2,
      'DATABASE_URL is missing: a worker shares the PostgreSQL of `stagecoach serve`.',
    ]);
    expect(await ends('serve', { ...settings, workers: 0 })).toEqual([
      2,
      'WORKERS is 0, which needs a DATABASE_URL: on the embedded database nobody else can work.',
    ]);
  });

  it('a port that is taken is named', async () => {
    const elsewhere = { ...settings, dataDir: join(folder, 'elsewhere') };
    expect(await ends('serve', elsewhere, { PORT: String(settings.port) })).toEqual([
      2,
      `Port ${settings.port} is taken by another program: set PORT to another one, or to 0 for any that is free.`,
    ]);
  });

  it('after a kill it is ready once what it missed was asked for and every repository was looked at', async () => {
    process.kill(served.pid, 'SIGKILL');
    const pull = await handIn(stage.ada, folder, 'docker-image');
    await stage.playground.idle();
    served = await serve(settings);
    // `serve` waited for /readyz; the review is there at once.
    expect((await reviews(stage.ada, pull)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  });
});

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)(`on a PostgreSQL server${server ? '' : ' (TEST_DATABASE_URL is not set)'}`, () => {
  let folder: string;
  let database: TestDatabase | undefined;
  let stage: DemoStage;
  let settings: ServerConfig;
  let workers: readonly Served[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stagecoach-processes-'));
    database = await freshDatabase();
    stage = await openStage(folder, {
      databaseUrl: database?.url,
      start: async (config) => {
        settings = config;
        // All three find an empty database.
        const [front, ...others] = await Promise.all([
          serve({ ...config, workers: 0 }),
          serve(config, 'worker'),
          serve(config, 'worker'),
        ]);
        workers = others;
        const close = async () => {
          await Promise.all([front, ...workers].map((one) => one.close()));
        };
        return { port: front.port, close };
      },
    });
  });
  afterAll(async () => {
    await stage.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('one server and two workers review what two learners hand in', async () => {
    const pulls = await Promise.all(
      [stage.ada, stage.you].map((one) => handIn(one, folder, `${one.login}-docker-image`)),
    );
    await Promise.all([stage.ada, stage.you].map((one, index) => reviewed(one, pulls[index] ?? 0)));
    await stage.playground.idle();
    for (const [index, one] of [stage.ada, stage.you].entries())
      expect((await reviews(one, pulls[index] ?? 0)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  });

  it('a worker that is told to stop ends its job or gives it back, and the others go on', async () => {
    const pull = await handIn(stage.ada, folder, 'docker-multi-stage');
    const [leaving] = workers;
    await leaving?.close();
    await reviewed(stage.ada, pull);
    await stage.playground.idle();
    expect((await reviews(stage.ada, pull)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  });

  it('a database of a newer program is refused in a sentence, and who is at work with it goes on', async () => {
    const open = await openDatabase({ url: settings.databaseUrl ?? '' });
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(open.connection);
    await open.close();
    expect(await ends('worker', settings)).toEqual([
      2,
      'The database belongs to a newer version of this program (it has 9999-later): update the program.',
    ]);
    const pull = await handIn(stage.you, folder, 'docker-image-again');
    await reviewed(stage.you, pull);
  });
});
