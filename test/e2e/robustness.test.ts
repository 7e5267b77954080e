import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/playground/person.ts';
import type { PlaygroundOptions } from '../../src/playground/playground.ts';
import { handedIn, openScene, type Place, type Scene } from './scene.ts';

// What GitHub, the network and the machine do to the server: the end is the same, and nothing is said twice.

type Intercept = NonNullable<PlaygroundOptions['intercept']>;
let fault: Intercept = () => undefined;
let struck = 0;
let scene: Scene;
let away: Place;

beforeAll(async () => {
  scene = await openScene({ intercept: (request) => (request.actor === 'installation' ? fault(request) : undefined) });
  away = await scene.learner('away');
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});
afterEach(() => {
  fault = () => undefined;
});

const dockerfile = { Dockerfile: 'FROM python:latest\nCMD ["python", "-m", "job"]\n' };
const started = ['Let CI check every pull request', 'Your data engineering path'];
const titles = async (place: Place) => (await place.issues()).map(({ title }) => title).toSorted();
const runs = async (place: Place, head: string) =>
  (
    await place.person.api<{ check_runs: readonly { name: string; status: string }[] }>(
      'GET',
      place.at(`commits/${head}/check-runs?filter=all`),
    )
  ).check_runs.filter(({ name }) => name === 'stagecoach');

/** One review, one summary, one check: what a first push is answered with, whatever happened on the way. */
async function expectOneAnswer(place: Place, pull: number, head: string) {
  expect((await place.reviews(pull)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  expect(await place.said(pull)).toEqual([expect.stringContaining('`docker-image` · ')]);
  expect((await runs(place, head)).map(({ status }) => status)).toEqual(['completed']);
  const places = (await place.inline(pull)).map(({ path, line, body }) => `${path}:${line} ${body}`);
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBeGreaterThan(0);
}

async function handIn(place: Place, branch: string) {
  const head = await place.push(dockerfile, branch);
  const number = await place.open(branch);
  return { head, number };
}

/** Does this to the first `times` calls that write. */
const toWrites =
  (times: number, what: () => ReturnType<Intercept>): Intercept =>
  ({ method, operation }) => {
    if (method === 'GET' || operation === 'POST /app/installations/{installation_id}/access_tokens' || times === 0)
      return undefined;
    times -= 1;
    struck += 1;
    return what();
  };

describe('when answers are lost after the write', () => {
  it('onboarding makes each issue once, and a review is posted once', async () => {
    fault = toWrites(2, () => 'lose the answer');
    const place = await scene.learner('onboard');
    expect(await titles(place)).toEqual(started);
    expect(await place.person.list<object>(place.at('milestones'))).toHaveLength(1);
    fault = toWrites(3, () => 'lose the answer');
    const { number, head } = await handIn(place, 'docker-image');
    await scene.quiet();
    await expectOneAnswer(place, number, head);
    expect(struck).toBe(5);
  });
});

describe('when GitHub fails', () => {
  it('with 5xx or a secondary limit, reading or writing, it is tried again', async () => {
    const place = await scene.learner('outage');
    const limited = () =>
      new Response('{"message":"You have exceeded a secondary rate limit."}', {
        status: 403,
        headers: { 'retry-after': '1', 'content-type': 'application/json' },
      });
    const broken = () => new Response('<html>Unicorn!</html>', { status: 502 });
    const troubles = [limited, broken, limited];
    fault = ({ operation }) => {
      if (operation?.includes('/access_tokens')) return undefined;
      if (operation === 'GET /repos/{owner}/{repo}/tarball/{ref}' && troubles.length === 3) return troubles.pop()?.();
      return operation?.startsWith('POST ') && troubles.length < 3 ? troubles.pop()?.() : undefined;
    };
    const { number, head } = await handIn(place, 'docker-image');
    await scene.quiet();
    expect(troubles).toEqual([]);
    await expectOneAnswer(place, number, head);
  });
});

describe('a webhook', () => {
  it('that is delivered again does nothing again', async () => {
    const { number, head } = await handIn(away, 'docker-image');
    await away.say((await away.issue(/Let CI check/)).number, '/coach hint');
    const before = scene.playground.journal.length;
    await scene.redeliver();
    const calls = scene.playground.journal.slice(before).filter(({ actor }) => actor === 'installation');
    expect(calls).toEqual([]);
    await expectOneAnswer(away, number, head);
  });
});

describe('when the server is away while things happen', () => {
  it('it asks for what it missed, and comes to the same end', async () => {
    const known = await scene.learner('known');
    const issue = await known.issue(/Let CI check/);
    const { number: first } = await handIn(known, 'docker-image');
    await scene.quiet();
    await scene.stop();

    await known.person.api('POST', known.at(`issues/${issue.number}/comments`), { body: '/coach hint' });
    await known.person.api('POST', known.at(`issues/${issue.number}/comments`), { body: '/coach hint' });
    const fixed = await known.push({ Dockerfile: 'FROM python:3.12-slim\nCMD ["python", "-m", "job"]\n' });
    const passing = await handedIn('prerequisites/git-and-ci/reference');
    await known.push(passing, 'git-and-ci');
    const second = await known.open('git-and-ci', { body: `Closes #${issue.number}` });
    await scene.playground.idle();
    await known.person.api('PUT', known.at(`pulls/${second}/merge`), {});
    const newcomer = await scene.learner('newcomer');
    const early = await handIn(newcomer, 'docker-image');

    await scene.start(90);
    await until('the newcomer to be answered', async () => (await newcomer.said(early.number))[0]);
    await scene.quiet();
    expect((await known.issue(/Let CI check/)).state).toBe('closed');
    expect((await known.issue(/Your data engineering path/)).body).toMatch(/\*\*1 of \d+ tasks done\.\*\*/);
    const hints = (await known.said(issue.number)).flatMap((body) => /Hint \d of \d/.exec(body) ?? []);
    expect(hints.toSorted()).toEqual(['Hint 1 of 4', 'Hint 2 of 4']);
    expect((await known.check(fixed))?.conclusion).toBe('action_required');
    expect((await known.said(first)).join('\n')).toContain('Fixed since your last push: the base image is pinned');
    expect(await titles(newcomer)).toEqual(started);
    await expectOneAnswer(newcomer, early.number, early.head);
  });
});
