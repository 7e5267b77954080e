import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../src/playground/person.ts';
import { createGate, openScene, type Place, type Scene } from './scene.ts';

// What changes at GitHub between the moment a review begins and the moment it is posted.

const gate = createGate();
const archive = 'GET /repos/{owner}/{repo}/tarball/{ref}';
let gated = archive;
let revoked = 0;
let scene: Scene;
let place: Place;
let learners = 0;

beforeAll(async () => {
  scene = await openScene({
    async intercept({ operation, actor }) {
      if (actor !== 'installation') return undefined;
      if (revoked > 0) {
        revoked -= 1;
        return Response.json({ message: 'Bad credentials' }, { status: 401 });
      }
      if (operation === gated) await gate.pass();
      return undefined;
    },
  });
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});
beforeEach(async () => {
  learners += 1;
  place = await scene.learner(`busy-${learners}`);
});

const faulty = { Dockerfile: 'FROM python:latest\nCMD ["python", "-m", "job"]\n' };

/** Hands in, does this while the archive is being read (or `during` another call), and waits for the end. */
async function meanwhile(
  act: (pull: number) => unknown,
  during = archive,
): Promise<{ readonly pull: number; readonly head: string }> {
  gated = during;
  gate.close();
  const head = await place.push(faulty, 'docker-image');
  const pull = await place.open('docker-image');
  await until('the review to begin', async () => gate.held() || undefined);
  await act(pull);
  gate.open();
  await scene.quiet();
  return { pull, head };
}

const states = async (pull: number, at = place) => (await at.reviews(pull)).map(({ state }) => state);

it('an installation that vanishes ends the work, without a word and without an end of trying', async () => {
  const { pull } = await meanwhile(() => scene.playground.changeInstallation(place.installation, 'delete'));
  expect([await states(pull), await place.said(pull)]).toEqual([[], []]);
});

it('a repository that is deleted does so too', async () => {
  await meanwhile(() => place.person.api('DELETE', place.at('')));
  const calls = scene.playground.journal.length;
  await scene.quiet();
  expect(scene.playground.journal.slice(calls).filter(({ actor }) => actor === 'installation')).toEqual([]);
});

it('one that is renamed gets its review under the new name', async () => {
  const { pull } = await meanwhile(() => place.person.api('PATCH', place.at(''), { name: 'way' }));
  const renamed = await scene.place(`${place.person.login}/way`, place.person);
  expect(await states(pull, renamed)).toEqual(['CHANGES_REQUESTED']);
});

it('one that is made private gets it all the same', async () => {
  const { pull } = await meanwhile(() => place.person.api('PATCH', place.at(''), { private: true }));
  expect(await states(pull)).toEqual(['CHANGES_REQUESTED']);
});

it('one that is archived gets it when it is not any more', async () => {
  const { pull, head } = await meanwhile(() => place.person.api('PATCH', place.at(''), { archived: true }));
  expect(await states(pull)).toEqual([]);
  await place.person.api('PATCH', place.at(''), { archived: false });
  await scene.quiet();
  expect(await states(pull)).toEqual(['CHANGES_REQUESTED']);
  expect((await place.check(head))?.conclusion).toBe('action_required');
});

describe('one that is given away', () => {
  /** Another account, with the App on all that it has or without it. */
  async function heir(installed: boolean): Promise<string> {
    const login = `heir-${learners}`;
    scene.person(login);
    await scene.playground.addRepository(`${login}/other`, { files: { 'README.md': '# Other\n' } });
    if (installed) scene.playground.install('stagecoach', login, 'all');
    await scene.quiet();
    return login;
  }
  const giveTo = (login: string) => place.person.api('POST', place.at('transfer'), { new_owner: login });

  /** Where it is now, with what is said there of a pull request: reviews, comments and check runs. */
  async function answers(login: string, pull: number, head: string) {
    const moved = await scene.place(`${login}/path`, scene.person(login));
    const asked = moved.at(`commits/${head}/check-runs?filter=all`);
    const { check_runs: runs } = await moved.person.api<{
      check_runs: readonly { name: string; conclusion: string | null }[];
    }>('GET', asked);
    const checks = runs.filter(({ name }) => name === 'stagecoach').map(({ conclusion }) => conclusion);
    const comments = (await moved.said(pull)).map((body) => /`docker-image` · \d of \d+ met/.exec(body)?.[0]);
    return { reviews: await states(pull, moved), comments, checks };
  }
  const nothing = { reviews: [], comments: [], checks: [] };
  const once = {
    reviews: ['CHANGES_REQUESTED'],
    comments: [expect.stringMatching(/met$/)],
    checks: ['action_required'],
  };

  it.each([false, true])('gets its review from there, once (private: %s)', async (isPrivate) => {
    const login = await heir(true);
    await place.person.api('PATCH', place.at(''), { private: isPrivate });
    const { pull, head } = await meanwhile(() => giveTo(login));
    expect(await answers(login, pull, head)).toEqual(once);
  });

  it('between two posts gets the rest from there', async () => {
    const login = await heir(true);
    const summary = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    const { pull, head } = await meanwhile(() => giveTo(login), summary);
    expect(await answers(login, pull, head)).toEqual(once);
  });

  it.each(['all', 'chosen'])('to where the App is not waits until it is (on %s repositories)', async (where) => {
    const login = await heir(false);
    const { pull, head } = await meanwhile(() => giveTo(login));
    expect(await answers(login, pull, head)).toEqual(nothing);
    const calls = scene.playground.journal.length;
    await scene.quiet();
    expect(scene.playground.journal.slice(calls).filter(({ actor }) => actor !== 'user')).toEqual([]);
    scene.playground.install('stagecoach', login, where === 'all' ? 'all' : [`${login}/path`]);
    await scene.quiet();
    expect(await answers(login, pull, head)).toEqual(once);
  });
});

it('an installation that is suspended for a while gives it afterwards', async () => {
  const { pull } = await meanwhile(() => scene.playground.changeInstallation(place.installation, 'suspend'));
  expect(await states(pull)).toEqual([]);
  scene.playground.changeInstallation(place.installation, 'unsuspend');
  await scene.quiet();
  expect([await states(pull), (await place.said(pull)).length]).toEqual([['CHANGES_REQUESTED'], 1]);
});

it('a branch that is rewritten is reviewed at its new head', async () => {
  let rewritten = '';
  const { pull } = await meanwhile(async () => {
    rewritten = await place.forcePush({ Dockerfile: 'FROM python:3.12-slim\nCMD ["python", "-m", "job"]\n' });
    await scene.playground.idle();
  });
  expect((await place.reviews(pull)).map(({ commit_id }) => commit_id)).toEqual([rewritten]);
});

it('a branch that is emptied waits for something to review', async () => {
  let emptied = '';
  const { pull } = await meanwhile(async () => {
    emptied = await place.push({ Dockerfile: null });
    await scene.playground.idle();
  });
  expect(await states(pull)).toEqual([]);
  expect((await place.check(emptied))?.output.title).toBe('Nothing changed yet');
});

// One that is seconds old is tried again, as GitHub's servers may not all know it yet; an older one is replaced.
it('a token that is refused once keeps nothing from its end', async () => {
  revoked = 1;
  const { pull } = await meanwhile(() => undefined);
  expect(await states(pull)).toEqual(['CHANGES_REQUESTED']);
});
