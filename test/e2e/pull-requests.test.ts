import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../src/playground/person.ts';
import { createGate, type Files, handedIn, openScene, type Place, type Scene } from './scene.ts';

// What becomes of a pull request that does not go the straight way, seen by the people at the playground.

const archive = createGate();
let scene: Scene;
let lena: Place;
let passing: Files;
let failing: Files;

/** Two things to ask for: a base that moves, and root. */
const dockerfile = {
  Dockerfile: 'FROM python:latest\nWORKDIR /app\nCOPY requirements.txt .\nCMD ["python", "-m", "job"]\n',
};

beforeAll(async () => {
  [passing, failing] = await Promise.all([
    handedIn('prerequisites/git-and-ci/reference'),
    handedIn('prerequisites/git-and-ci/attempts/push-only-no-lint'),
  ]);
  scene = await openScene({
    intercept: async ({ operation }) => {
      if (operation === 'GET /repos/{owner}/{repo}/tarball/{ref}') await archive.pass();
      return undefined;
    },
  });
  lena = await scene.learner('lena');
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});

let branches = 0;
let branch = '';
beforeEach(() => {
  branch = `docker-image-${++branches}`;
});

/** Opens a pull request of these files, and waits for what is said. */
async function handIn(place: Place, files: Files, more: Parameters<Place['open']>[1] = {}) {
  const head = await place.push(files, branch);
  const number = await place.open(branch, more);
  await scene.quiet();
  return { head, number };
}

const states = async (place: Place, pull: number) => (await place.reviews(pull)).map(({ state }) => state);
const summary = async (place: Place, pull: number) =>
  (await place.said(pull)).find((body) => / of \d+ met/.test(body)) ?? '';

/** All that stands on a pull request. */
const shown = async (place: Place, pull: number) => ({
  reviews: await states(place, pull),
  said: await place.said(pull),
  inline: (await place.inline(pull)).map(({ body }) => body),
});

/** The App's calls since then. */
const calls = (since: number) => scene.playground.journal.slice(since).filter(({ actor }) => actor === 'installation');

describe('a draft', () => {
  it('is silence until it is ready, and again when it is a draft once more', async () => {
    const { number, head } = await handIn(lena, dockerfile, { draft: true });
    expect([await lena.reviews(number), await lena.said(number), await lena.check(head)]).toEqual([[], [], undefined]);
    await lena.edit(number, { draft: false });
    await scene.quiet();
    expect(await states(lena, number)).toEqual(['CHANGES_REQUESTED']);
    await lena.edit(number, { draft: true });
    const later = await lena.push({ 'notes.md': 'Later.\n' });
    await scene.quiet();
    expect(await lena.check(later)).toBeUndefined();
  });

  it('is reviewed when asked', async () => {
    const { number } = await handIn(lena, dockerfile, { draft: true });
    expect(await lena.say(number, '/coach review')).toContain('Reviewed again from what is there now.');
    expect(await states(lena, number)).toEqual(['CHANGES_REQUESTED']);
  });
});

describe('a pull request that is closed', () => {
  it('is left alone, and reviewed again from where it was when it is reopened', async () => {
    const { number } = await handIn(lena, dockerfile);
    await lena.edit(number, { state: 'closed' });
    await scene.quiet();
    await lena.edit(number, { state: 'open' });
    await scene.quiet();
    expect(await states(lena, number)).toEqual(['CHANGES_REQUESTED']);
    expect(await lena.said(number)).toHaveLength(1);
    const { Dockerfile } = dockerfile;
    const head = await lena.push({ Dockerfile: Dockerfile.replace('latest', '3.12-slim') });
    await scene.quiet();
    expect(await summary(lena, number)).toContain('Fixed since your last push: the base image is pinned');
    expect((await lena.check(head))?.conclusion).toBe('action_required');
  });

  it('because its branch was deleted is left alone as well', async () => {
    const { number } = await handIn(lena, dockerfile);
    const before = await shown(lena, number);
    await lena.person.api('DELETE', lena.at(`git/refs/heads/${branch}`));
    await scene.quiet();
    expect((await lena.person.api<{ state: string }>('GET', lena.at(`pulls/${number}`))).state).toBe('closed');
    expect(await shown(lena, number)).toEqual(before);
  });
});

describe('a pull request', () => {
  it('without a difference waits for one', async () => {
    await lena.push({ 'x.md': 'Nothing.\n' }, branch);
    const head = await lena.push({ 'x.md': null });
    const number = await lena.open(branch);
    await scene.quiet();
    expect(await lena.check(head)).toMatchObject({
      status: 'in_progress',
      output: {
        title: 'Nothing changed yet',
        summary: 'This pull request changes no file yet. Push a commit, and the review starts.',
      },
    });
    expect([await lena.reviews(number), await lena.said(number)]).toEqual([[], []]);
  });

  it('that answers no task gets a check that does not block, and no comment', async () => {
    branch = 'typo';
    const { number, head } = await handIn(lena, { 'NOTES.md': 'A note.\n' });
    expect(await lena.check(head)).toMatchObject({
      conclusion: 'success',
      output: { title: 'No task: nothing to review' },
    });
    expect([await lena.reviews(number), await lena.said(number)]).toEqual([[], []]);
  });

  it('that may answer several is asked once which one, and reviewed when it says so', async () => {
    branch = 'two-at-once';
    await lena.push(dockerfile, branch);
    const number = await lena.open(branch, { draft: true });
    await lena.person.api('POST', lena.at(`issues/${number}/labels`), { labels: ['docker-image', 'pytest-pipelines'] });
    await lena.edit(number, { draft: false });
    await scene.quiet();
    const asked = [
      "**Which task does this answer?** It could be *Package the job as an image* (soon), *Test the pipeline so that bugs cannot hide* (soon). Write `Closes #` and the issue's number in the description, and the review starts.",
    ];
    expect((await lena.said(number)).toSorted()).toEqual(asked);
    const head = await lena.push({ 'NOTES.md': 'More.\n' });
    await scene.quiet();
    expect((await lena.said(number)).toSorted()).toEqual(asked);
    expect(await lena.check(head)).toMatchObject({
      conclusion: 'action_required',
      output: { title: 'Which task does this answer?' },
    });
    await lena.person.api('DELETE', lena.at(`issues/${number}/labels/pytest-pipelines`));
    await scene.quiet();
    expect(await states(lena, number)).toEqual(['CHANGES_REQUESTED']);
  });

  it('whose description names another task is reviewed anew for that one, with the same summary', async () => {
    const first = await lena.issue(/Let CI check/);
    const { number } = await handIn(lena, dockerfile, { body: `Closes #${first.number}` });
    expect(await summary(lena, number)).toContain('`git-and-ci` · ');
    await lena.edit(number, { body: 'The image.' });
    await scene.quiet();
    expect(await lena.said(number)).toHaveLength(1);
    expect(await summary(lena, number)).toContain('`docker-image` · ');
    expect(await states(lena, number)).toEqual(['CHANGES_REQUESTED', 'CHANGES_REQUESTED']);
  });

  it('to another branch is reviewed, and told that it counts on the default one', async () => {
    const { object } = await lena.person.api<{ object: { sha: string } }>('GET', lena.at('git/ref/heads/main'));
    await lena.person.api('POST', lena.at('git/refs'), { ref: 'refs/heads/develop', sha: object.sha });
    const { number } = await handIn(lena, dockerfile, { base: 'develop' });
    const note =
      'This goes to `develop`. A task is handed in to `main`: change the base of the pull request, and it counts.';
    expect(await summary(lena, number)).toContain(note);
    await lena.edit(number, { base: 'main' });
    await scene.quiet();
    expect(await summary(lena, number)).not.toContain(note);
    expect(await summary(lena, number)).toContain('*Let CI check every pull request*');
  });

  it('that is pushed to with nothing new to say costs three calls and no comment', async () => {
    const { number } = await handIn(lena, dockerfile);
    const before = await shown(lena, number);
    const { updated_at: opened } = await lena.person.api<{ updated_at: string }>('GET', lena.at(`pulls/${number}`));
    // Two states of one second would have to be told apart by a fourth call.
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Date.parse(opened) + 1000), { timeout: 2000 });
    const since = scene.playground.journal.length;
    const head = await lena.push({ 'NOTES.md': 'More.\n' });
    await scene.quiet();
    expect(
      calls(since)
        .map(({ method }) => method)
        .toSorted(),
    ).toEqual(['GET', 'GET', 'POST']);
    expect(await shown(lena, number)).toEqual(before);
    expect((await lena.check(head))?.conclusion).toBe('action_required');
  });

  it('that is pushed to twice in quick succession is reviewed once, at the last', async () => {
    archive.close();
    const first = await lena.push(dockerfile, branch);
    const number = await lena.open(branch);
    await until('the first review to begin', async () => archive.held() > 0 || undefined);
    const last = await lena.push({ 'NOTES.md': 'More.\n' });
    await scene.playground.idle();
    archive.open();
    await scene.quiet();
    expect((await lena.reviews(number)).map(({ commit_id }) => commit_id)).toEqual([last]);
    expect(await lena.check(first)).toBeUndefined();
    expect(await lena.said(number)).toHaveLength(1);
  });

  it('that is asked about while its review runs is reviewed once', async () => {
    archive.close();
    await lena.push(dockerfile, branch);
    const number = await lena.open(branch);
    await until('the review to begin', async () => archive.held() > 0 || undefined);
    await lena.person.api('POST', lena.at(`issues/${number}/comments`), { body: '/coach review' });
    await scene.playground.idle();
    archive.open();
    await scene.quiet();
    expect(await states(lena, number)).toEqual(['CHANGES_REQUESTED']);
    expect(await lena.inline(number)).toHaveLength(3);
    expect(await lena.said(number)).toHaveLength(2);
  });

  it('whose branch is rewritten is reviewed at its new head', async () => {
    const { number } = await handIn(lena, dockerfile);
    const head = await lena.forcePush({ Dockerfile: dockerfile.Dockerfile.replace('latest', '3.12-slim') });
    await scene.quiet();
    expect((await lena.check(head))?.output.title).toMatch(/of \d+ met: /);
    expect(await summary(lena, number)).toContain('Fixed since your last push: the base image is pinned');
  });

  it('whose check is run again from the page says nothing twice', async () => {
    const { number, head } = await handIn(lena, dockerfile);
    const before = await shown(lena, number);
    const run = await lena.check(head);
    const since = scene.playground.journal.length;
    await lena.person.api('POST', lena.at(`check-runs/${run?.id}/rerequest`));
    await scene.quiet();
    expect(await shown(lena, number)).toEqual(before);
    // The check itself is answered, so that nobody waits for it.
    const answers = scene.playground.journal.slice(since).filter(({ method }) => method === 'PATCH');
    expect(answers.map(({ path }) => path)).toEqual([expect.stringMatching(/\/check-runs\/\d+$/)]);
    expect(await lena.check(head)).toMatchObject({ conclusion: 'action_required' });
  });
});

describe('a pull request from a fork', () => {
  it('is reviewed once its workflows may run, and advances nothing', async () => {
    const nora = await scene.learner('nora');
    const sam = scene.person('sam');
    const issue = await nora.issue(/Let CI check/);
    await sam.api('POST', nora.at('forks'), {});
    const fork = await scene.place('sam/path', sam);
    const head = await fork.push(passing, 'git-and-ci');
    const { number } = await sam.api<{ number: number }>('POST', nora.at('pulls'), {
      ...{ title: 'For you', head: 'sam:git-and-ci', base: 'main', body: `Closes #${issue.number}` },
    });
    await scene.quiet();
    expect(await summary(nora, number)).toContain('somebody with write access must approve the run of');
    expect(await nora.reviews(number)).toEqual([]);
    expect((await nora.check(head))?.status).toBe('in_progress');
    await scene.playground.approveWorkflows('nora/path', head);
    await scene.quiet();
    expect(await states(nora, number)).toEqual(['APPROVED']);
    expect(await summary(nora, number)).toContain(
      'This review is for `sam`; it does not move the path of this repository, whose learner is somebody else.',
    );
    await nora.person.api('PUT', nora.at(`pulls/${number}/merge`), {});
    await scene.quiet();
    expect((await nora.issue(/Let CI check/)).state).toBe('open');
    expect((await nora.issue(/Your data engineering path/)).body).toContain('**0 of ');
  });

  it('of the learner’s own advances as any other', async () => {
    const olga = await scene.learner('olga');
    const issue = await olga.issue(/Let CI check/);
    await scene.playground.addOrganization('olgas-own', ['olga']);
    await olga.person.api('POST', olga.at('forks'), { organization: 'olgas-own' });
    const fork = await scene.place('olgas-own/path', olga.person);
    const head = await fork.push(passing, 'git-and-ci');
    const number = await olga.open('olgas-own:git-and-ci', { body: `Closes #${issue.number}` });
    await scene.quiet();
    await scene.playground.approveWorkflows('olga/path', head).catch(() => {});
    await scene.quiet();
    expect(await states(olga, number)).toEqual(['APPROVED']);
    expect(await summary(olga, number)).not.toContain('does not move the path');
  });
});

describe('a merge', () => {
  it('before the review counts once the review is there', async () => {
    const mia = await scene.learner('mia');
    const issue = await mia.issue(/Let CI check/);
    archive.close();
    const head = await mia.push(passing, 'git-and-ci');
    const number = await mia.open('git-and-ci', { body: `Closes #${issue.number}` });
    await mia.person.api('PUT', mia.at(`pulls/${number}/merge`), {});
    archive.open();
    await scene.quiet();
    expect((await mia.issue(/Let CI check/)).state).toBe('closed');
    expect((await mia.issue(/Your data engineering path/)).body).toMatch(/\*\*1 of \d+ tasks done\.\*\*/);
    expect((await mia.check(head))?.conclusion).toBe('success');
    expect((await mia.issues()).filter(({ state }) => state === 'open').length).toBeGreaterThan(1);
    expect((await mia.reviews(number)).filter(({ state }) => state === 'CHANGES_REQUESTED')).toEqual([]);
  });

  it('without passing opens the issue again, with the reason', async () => {
    const rosa = await scene.learner('rosa');
    const issue = await rosa.issue(/Let CI check/);
    branch = 'git-and-ci';
    const { number } = await handIn(rosa, failing, { body: `Closes #${issue.number}` });
    await rosa.person.api('PUT', rosa.at(`pulls/${number}/merge`), {});
    await scene.quiet();
    expect((await rosa.issue(/Let CI check/)).state).toBe('open');
    expect(await rosa.say(number, '/coach review')).toBe(
      'This pull request is merged and was judged as it was, so there is nothing to review again. Open another one for what is left.',
    );
    expect(await rosa.said(issue.number)).toEqual([
      expect.stringMatching(
        /^\*\*Merged before it passed, so the task stays open\.\*\* Still missing: .*; .*\. Open another pull request with the rest; what is met already stays met\.$/,
      ),
    ]);
    branch = 'git-and-ci-again';
    const { number: second } = await handIn(rosa, passing, { body: `Closes #${issue.number}` });
    await rosa.person.api('PUT', rosa.at(`pulls/${second}/merge`), {});
    await scene.quiet();
    expect((await rosa.issue(/Let CI check/)).state).toBe('closed');
  });
});
