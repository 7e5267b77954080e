import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/adapters/postgres/database.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import { exportAll, forget, importAll } from '../../src/cli/archive.ts';
import { checkRecord, exportLedger, verifyLedgers } from '../../src/cli/ledger.ts';
import { rebuildAll } from '../../src/cli/rebuild.ts';
import { type Running, type ServerConfig, startServer } from '../../src/main.ts';
import { createLog } from '../../src/server/log.ts';
import { type Field, keptOf, openField } from '../chaos/ground.ts';
import { stories } from '../chaos/learner.ts';
import { quiet } from '../chaos/quiet.ts';
import { difference, recordOf, stateOf } from '../chaos/state.ts';

// The database is lost in the middle of the path, or moved: the learners' repositories are the record.

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** A review that changes its mind, a pull request that came early, and a mentor's word. */
const played = [stories[0], stories[2], stories[4]] as const;

let folder: string;
let field: Field;
let running: Running | undefined;
const said: string[] = [];

/** What a command prints, and its exit code. */
async function told(command: Promise<number>): Promise<{ readonly code: number; readonly text: string }> {
  const code = await command;
  return { code, text: said.splice(0).join('') };
}

const at = (name: string): ServerConfig => ({ ...field.config, dataDir: join(folder, name) });

async function serve(config: ServerConfig): Promise<void> {
  running = await startServer(config, { clock: { now: () => new Date() }, log: createLog('error') });
  field.playground.setWebhookUrl('stagecoach', `http://127.0.0.1:${running.port}/api/github/webhooks`);
}

/** Every learner plays these steps of a story of theirs. */
async function play(from: number, to: number): Promise<void> {
  for (let step = from; step < to; step += 1) {
    for (const [index, learner] of field.learners.entries())
      await Promise.all((played[index]?.[step]?.acts ?? []).map((act) => act(learner)));
    await quiet(field.playground, running?.port ?? 0);
  }
}

/** What the database holds of each learner. */
async function records(config: ServerConfig): Promise<readonly (readonly string[])[]> {
  const database = await openDatabase({ dataDir: config.dataDir });
  const store = createStore(database, { key: '', clock: { now: () => new Date() } });
  const found: (readonly string[])[] = [];
  for (const learner of field.learners) {
    const { plain } = await stateOf(learner);
    found.push(recordOf(await keptOf(store, learner.repositoryId), plain));
  }
  await store.close();
  return found;
}

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  folder = await mkdtemp(join(tmpdir(), 'stagecoach-rebuild-'));
  const authorityFile = join(folder, 'authority.yml');
  await writeFile(authorityFile, 'mentors: [grace]\n');
  field = await openField({ folder, authorityFile, databaseUrl: undefined, learners: played.length });
  await serve(at('first'));
  await play(0, 8);
  await running?.close();
});
afterAll(async () => {
  await running?.close().catch(() => undefined);
  await field.playground.close();
  await rm(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

it('the repositories give back progress and ledger', async () => {
  const { code, text } = await told(rebuildAll(at('second'), []));
  expect(text).toContain(`${played.length} repositories rebuilt.`);
  expect(text).not.toMatch(/^ {2}not recovered:/m);
  expect(code).toBe(0);
  const [wanted, seen] = [await records(at('first')), await records(at('second'))];
  for (const [index, record] of wanted.entries()) expect(difference(record, seen[index] ?? [])).toEqual([]);
  expect((await told(verifyLedgers(at('second'), undefined, {}))).code).toBe(0);
});

it('a second rebuild changes nothing', async () => {
  const { text } = await told(rebuildAll(at('second'), []));
  expect(text).toContain('known already, left as it is');
  expect(text).toContain('0 repositories rebuilt.');
});

it('what was exported fills another database, and a record verifies without any', async () => {
  const file = join(folder, 'all.jsonl');
  expect((await told(exportAll(at('second'), file))).code).toBe(0);
  expect((await told(importAll(at('third'), file))).text).toContain(`${played.length} learner`);
  expect(await records(at('third'))).toEqual(await records(at('second')));
  const [learner] = field.learners;
  const record = join(folder, 'record.json');
  expect((await told(exportLedger(at('third'), learner?.name ?? '', record))).code).toBe(0);
  expect(await told(checkRecord(record, {}))).toMatchObject({
    code: 0,
    text: expect.stringContaining('all as they were written'),
  });
  expect((await told(verifyLedgers(at('third'), undefined, { against: record }))).code).toBe(0);
  await expect(importAll(at('third'), file)).rejects.toThrow('holds progress already');
});

it('a repository is forgotten when that is asked for, and only then', async () => {
  const name = field.learners[1]?.name ?? '';
  expect((await told(forget(at('third'), name, false))).text).toContain('--yes does it');
  expect((await told(forget(at('third'), name, true))).text).toMatch(/1 learners, .*\d+ jobs/);
  const [first, second] = await records(at('third'));
  expect(second).toEqual(['status undefined']);
  expect(first?.length).toBeGreaterThan(3);
});

it('the learners go on, and nothing is posted twice', async () => {
  await serve(at('second'));
  await play(8, 10);
  for (const learner of field.learners) expect((await stateOf(learner)).twice).toEqual([]);
  const [, , third] = field.learners;
  const { lines } = await stateOf(third as NonNullable<typeof third>);
  expect(lines.filter((line) => line.startsWith('review')).length).toBeGreaterThan(1);
});
