import { afterEach, describe, expect, it } from 'vitest';
import type { Intercepted } from '../../src/playground/api/dispatch.ts';
import type { PlaygroundOptions } from '../../src/playground/playground.ts';
import { appClient, clientOf, createStage, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };
const start = Date.parse('2026-03-02T10:00:00Z');

let stage: Stage;
let time = start;
afterEach(() => stage.close());

/** An installation's client whose requests meet these limits or faults. */
async function botWith(options: PlaygroundOptions) {
  time = start;
  stage = await createStage({ now: () => new Date(time), ...options });
  return freshBot();
}

async function freshBot() {
  const { apps } = appClient(stage.playground, stage.app).rest;
  const { data } = await apps.createInstallationAccessToken({ installation_id: stage.installation });
  return clientOf(stage.playground, data.token);
}

type Failure = { status: number; message: string; response?: { headers: Record<string, string> } };
const failure = (request: Promise<unknown>): Promise<Failure> =>
  request.then(
    () => {
      throw new Error('it was answered');
    },
    (error: Failure) => error,
  );

describe('the primary rate limit', () => {
  it('is counted in headers, refused when it is used up, and new after an hour', async () => {
    const bot = await botWith({ limits: { primary: 2 } });
    const first = await bot.rest.issues.listForRepo(repo);
    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-used': '1',
    });
    expect(first.headers['x-ratelimit-reset']).toBe(String(start / 1000 + 3600));
    await bot.rest.issues.listForRepo(repo);
    const refused = await failure(bot.rest.issues.listForRepo(repo));
    expect(refused).toMatchObject({ status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } });
    expect(refused.message).toContain('API rate limit exceeded');
    expect((await bot.rest.rateLimit.get()).data.rate).toMatchObject({ limit: 2, remaining: 0 });
    time += 3_600_000;
    expect((await (await freshBot()).rest.issues.listForRepo(repo)).status).toBe(200);
  });

  it('grows with the repositories of an installation, and is 60 for nobody', async () => {
    const bot = await botWith({ limits: 'github' });
    const standing = async (client = bot) => (await client.rest.rateLimit.get()).data.rate.limit;
    expect(await standing()).toBe(5000);
    for (let index = 0; index < 21; index += 1) {
      await stage.playground.addRepository(`mona/path-${index}`);
      stage.playground.selectRepository(stage.installation, `mona/path-${index}`, 'added');
    }
    const { total_count } = (await bot.rest.apps.listReposAccessibleToInstallation()).data;
    expect(await standing()).toBe(5000 + 50 * (total_count - 20));
    expect(await standing(clientOf(stage.playground, undefined))).toBe(60);
  });

  it('is each installation’s and person’s own', async () => {
    const bot = await botWith({ limits: { primary: 1 } });
    await bot.rest.issues.listForRepo(repo);
    expect((await stage.mona.octokit.rest.issues.listForRepo(repo)).status).toBe(200);
    expect((await failure(bot.rest.issues.listForRepo(repo))).status).toBe(403);
  });
});

describe('the secondary rate limits', () => {
  const create = (title: string) => ({ ...repo, title });

  it('are 80 new contents a minute, and 500 an hour', async () => {
    const bot = await botWith({ limits: { contentPerMinute: 2, contentPerHour: 3 } });
    await bot.rest.issues.create(create('1'));
    await bot.rest.issues.create(create('2'));
    const refused = await failure(bot.rest.issues.create(create('3')));
    expect(refused).toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } });
    expect(refused.message).toContain('secondary rate limit');
    expect((await bot.rest.issues.listForRepo(repo)).status).toBe(200);
    time += 61_000;
    await bot.rest.issues.create(create('3'));
    time += 61_000;
    expect((await failure(bot.rest.issues.create(create('4')))).status).toBe(403);
  });

  it('are 900 points a minute, five for a write', async () => {
    const bot = await botWith({ limits: { pointsPerMinute: 7 } });
    await bot.rest.issues.create(create('1'));
    await bot.rest.issues.listForRepo(repo);
    await bot.rest.issues.listForRepo(repo);
    expect((await failure(bot.rest.issues.listForRepo(repo))).status).toBe(403);
  });

  it('are 100 requests at once', async () => {
    const held: (() => void)[] = [];
    const hold = () => new Promise<undefined>((resolve) => held.push(() => resolve(undefined)));
    const bot = await botWith({
      limits: { concurrent: 1 },
      intercept: ({ actor }) => (actor === 'installation' ? hold() : undefined),
    });
    const first = bot.rest.issues.listForRepo(repo);
    await expect.poll(() => held.length).toBe(1);
    expect((await failure(bot.rest.issues.listForRepo(repo))).status).toBe(403);
    held[0]?.();
    expect((await first).status).toBe(200);
  });

  it('are GitHub’s own numbers when they are asked for, and none when not', async () => {
    const bot = await botWith({ limits: 'github' });
    const titles = Array.from({ length: 81 }, (_, i) => `${i}`);
    const answers = await Promise.all(
      titles.map((title) =>
        bot.rest.issues.create(create(title)).then(
          () => 201,
          (e: Failure) => e.status,
        ),
      ),
    );
    expect(answers.filter((status) => status === 403)).toHaveLength(1);
  });
});

describe('faults that a test asks for', () => {
  const creates = ({ method, operation }: Intercepted) => method === 'POST' && operation?.endsWith('/issues');

  it('may be any answer instead of GitHub’s', async () => {
    const bot = await botWith({
      intercept: (request) =>
        creates(request) ? Response.json({ message: 'Server Error' }, { status: 502 }) : undefined,
    });
    expect((await failure(bot.rest.issues.create({ ...repo, title: 'x' }))).status).toBe(502);
    expect((await bot.rest.issues.listForRepo(repo)).data).toEqual([]);
    expect(stage.playground.journal.at(-2)).toMatchObject({
      operation: 'POST /repos/{owner}/{repo}/issues',
      status: 502,
    });
  });

  it('may be a secondary limit without notice', async () => {
    const bot = await botWith({ intercept: (request) => (creates(request) ? 'secondary limit' : undefined) });
    const refused = await failure(bot.rest.issues.create({ ...repo, title: 'x' }));
    expect(refused).toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } });
  });

  it('may be an answer that gets lost after the work was done', async () => {
    let left = 1;
    const bot = await botWith({
      intercept: (request) => (creates(request) && left-- > 0 ? 'lose the answer' : undefined),
    });
    expect((await failure(bot.rest.issues.create({ ...repo, title: 'x' }))).response).toBeUndefined();
    expect((await bot.rest.issues.listForRepo(repo)).data).toHaveLength(1);
    expect((await bot.rest.issues.create({ ...repo, title: 'y' })).status).toBe(201);
  });
});

describe('the journal', () => {
  it('has every call: what, by whom, how it ended and when', async () => {
    const bot = await botWith({});
    await bot.rest.issues.listForRepo(repo);
    expect(stage.playground.journal.at(-1)).toMatchObject({
      at: new Date(start),
      method: 'GET',
      path: '/repos/mona/path/issues',
      operation: 'GET /repos/{owner}/{repo}/issues',
      status: 200,
      actor: 'installation',
      name: 'stagecoach',
      installation: stage.installation,
      repository: 'mona/path',
    });
  });

  it('comes with what an App’s requests have that GitHub does not describe', async () => {
    const bot = await botWith({});
    await bot.request('POST /repos/{owner}/{repo}/issues', { ...repo, title: 'x', lables: ['typo'] });
    expect(stage.playground.violations).toEqual([
      'POST /repos/{owner}/{repo}/issues: body / must NOT have additional properties: lables',
    ]);
  });
});
