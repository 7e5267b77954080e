import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/playground/person.ts';
import type { PlaygroundOptions } from '../../src/playground/playground.ts';
import { createGate, openScene, type Place, type Scene } from './scene.ts';

// What GitHub, the network and the machine do to the server: the end is the same, and nothing is said twice.

type Intercept = NonNullable<PlaygroundOptions['intercept']>;
let fault: Intercept = () => undefined;
let lost = 0;
let scene: Scene;
/** `you/data-path`, where nothing else happens. */
let away: Place;

beforeAll(async () => {
  scene = await openScene({ intercept: (request) => (request.actor === 'installation' ? fault(request) : undefined) });
  away = await scene.learner('away');
}, 120_000);
afterAll(async () => {
  expect(scene.playground.violations).toEqual([]);
  await scene.close();
}, 60_000);
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
    if (method === 'GET' || operation === 'POST /app/installations/{installation_id}/access_tokens' || times === 0) return undefined;
    times -= 1;
    lost += 1;
    return what();
  };

describe('when answers are lost after the write', () => {
  it('onboarding makes each issue once', async () => {
    lost = 0;
    fault = toWrites(2, () => 'lose the answer');
    const place = await scene.learner('onboard');
    expect(lost).toBe(2);
    expect(await titles(place)).toEqual(started);
    const milestones = await place.person.list<object>(place.at('milestones'));
    expect(milestones).toHaveLength(1);
  });
});
