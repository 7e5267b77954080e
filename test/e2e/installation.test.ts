import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene, type Place, type Scene } from './scene.ts';

// Where the coach starts, where it waits, and what becomes of what was there.

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});

const titles = async (place: Place) => (await place.issues()).map(({ title }) => title).toSorted();
const started = ['Let CI check every pull request', 'Your data engineering path'];
const dockerfile = { Dockerfile: 'FROM python:latest\nCMD ["python", "-m", "job"]\n' };

describe('an installation', () => {
  it('on all repositories of an account waits for `/coach start` of the learner', async () => {
    const all = await scene.learner('all', { install: false });
    scene.playground.install('stagecoach', 'all', 'all');
    await scene.quiet();
    const { number } = await all.person.api<{ number: number }>('POST', all.at('issues'), { title: 'Hello' });
    expect(await all.say(number, '/coach start', scene.person('passer-by'))).toBe('');
    expect(await titles(all)).toEqual(['Hello']);
    expect(await all.say(number, '/coach start')).toMatch(/^Next is \*Let CI check every pull request\*/);
    expect(await titles(all)).toEqual(['Hello', ...started]);
  });

  it('on chosen ones starts there, but never in what is no place to learn in', async () => {
    const { playground } = scene;
    const owner = scene.person('picky');
    const files = { 'README.md': '# Mine\n' };
    await playground.addRepository('picky/path', { files });
    await playground.addRepository('picky/.github', { files });
    await playground.addRepository('picky/template', { files, template: true });
    await playground.addRepository('picky/old', { files });
    await playground.addRepository('picky/empty');
    await owner.api('PATCH', '/repos/picky/old', { archived: true });
    const names = ['path', '.github', 'template', 'old', 'empty'].map((name) => `picky/${name}`);
    playground.install('stagecoach', 'picky', names);
    await scene.quiet();
    const counts = await Promise.all(
      names.map(async (name) => (await owner.list<object>(`/repos/${name}/issues?state=all`)).length),
    );
    expect(counts).toEqual([2, 0, 0, 0, 0]);
    expect(scene.log.filter((line) => line.includes('not a place to learn in'))).toHaveLength(3);
  });

  it('that loses a repository is silent there, and says nothing twice when it is back', async () => {
    const gone = await scene.learner('gone');
    scene.playground.selectRepository(gone.installation, gone.name, 'removed');
    await gone.push(dockerfile, 'docker-image');
    const number = await gone.open('docker-image');
    await scene.quiet();
    expect(await gone.said(number)).toEqual([]);
    scene.playground.selectRepository(gone.installation, gone.name, 'added');
    await scene.quiet();
    expect(await titles(gone)).toEqual(started);
    expect((await gone.reviews(number)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  });

  it('that is suspended wakes up with what was missed', async () => {
    const away = await scene.learner('away');
    scene.playground.changeInstallation(away.installation, 'suspend');
    await away.push(dockerfile, 'docker-image');
    const number = await away.open('docker-image');
    await scene.quiet();
    expect(await away.said(number)).toEqual([]);
    scene.playground.changeInstallation(away.installation, 'unsuspend');
    await scene.quiet();
    expect(await titles(away)).toEqual(started);
    expect((await away.reviews(number)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  });

  it('that ends is over, and goes on where it was when it begins again', async () => {
    const back = await scene.learner('back');
    const { number } = await back.issue(/Let CI check/);
    await back.say(number, '/coach hint');
    scene.playground.changeInstallation(back.installation, 'delete');
    await scene.quiet();
    scene.playground.install('stagecoach', 'back', ['back/path']);
    await scene.quiet();
    expect(await titles(back)).toEqual(started);
    expect(await back.say(number, '/coach hint')).toContain('**Hint 2 of 4.**');
  });
});

describe('a repository', () => {
  it('that is renamed and given away loses nothing', async () => {
    const nina = await scene.learner('nina');
    const { number } = await nina.issue(/Let CI check/);
    await nina.say(number, '/coach hint');
    await nina.person.api('PATCH', '/repos/nina/path', { name: 'way' });
    await scene.quiet();
    const renamed = await scene.place('nina/way', nina.person);
    expect(await renamed.say(number, '/coach hint')).toContain('**Hint 2 of 4.**');
    const otto = scene.person('otto');
    await scene.playground.addRepository('otto/other', { files: { 'README.md': '# Other\n' } });
    scene.playground.install('stagecoach', 'otto', 'all');
    await nina.person.api('POST', '/repos/nina/way/transfer', { new_owner: 'otto' });
    await scene.quiet();
    const moved = await scene.place('otto/way', otto);
    expect(await moved.say(number, '/coach hint')).toContain('**Hint 3 of 4.**');
    expect(await titles(moved)).toEqual(started);
  });

  it('that is archived is left alone until it is not', async () => {
    const dora = await scene.learner('dora');
    await dora.person.api('PATCH', dora.at(''), { archived: true });
    await scene.quiet();
    await dora.person.api('PATCH', dora.at(''), { archived: false });
    await dora.push(dockerfile, 'docker-image');
    const number = await dora.open('docker-image');
    await scene.quiet();
    expect((await dora.reviews(number)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
    expect(await titles(dora)).toEqual(started);
  });

  it('that is deleted is over', async () => {
    const bert = await scene.learner('bert');
    const { number } = await bert.issue(/Let CI check/);
    await bert.person.api('POST', bert.at(`issues/${number}/comments`), { body: '/coach hint' });
    await bert.person.api('DELETE', bert.at(''));
    await scene.quiet();
    const since = scene.playground.journal.length;
    await scene.learner('bertha');
    expect(scene.playground.journal.slice(since).filter(({ path }) => path.includes('bert/path'))).toEqual([]);
  });

  it('without issues is told so in the check run, and catches up when they are on', async () => {
    const hugo = await scene.learner('hugo', { hasIssues: false });
    const head = await hugo.push(dockerfile, 'docker-image');
    const number = await hugo.open('docker-image');
    await scene.quiet();
    expect((await hugo.check(head))?.output.summary).toContain(
      "Issues are switched off in this repository, so the task's issue could not be opened. Switch them on under Settings, Features; nothing else is needed.",
    );
    expect(scene.log.some((line) => line.includes('issues-disabled'))).toBe(true);
    await hugo.person.api('PATCH', hugo.at(''), { has_issues: true });
    await hugo.push({ Dockerfile: 'FROM python:3.12-slim\nCMD ["python", "-m", "job"]\n' });
    await scene.quiet();
    expect(await titles(hugo)).toEqual(started);
    expect((await hugo.said(number)).join('\n')).toContain('`docker-image` · ');
  });
});

describe('an issue of the coach', () => {
  it('that is closed by hand is open again, with the reason', async () => {
    const rita = await scene.learner('rita');
    const { number } = await rita.issue(/Let CI check/);
    await rita.person.api('PATCH', rita.at(`issues/${number}`), { state: 'closed' });
    await scene.quiet();
    expect((await rita.issue(/Let CI check/)).state).toBe('open');
    expect(await rita.said(number)).toEqual([
      'This issue closes by itself when a pull request that passes is merged, so it is open again. To leave the task for later, nothing is needed: it waits.',
    ]);
    await rita.person.api('PATCH', rita.at(`issues/${number}`), { state: 'closed' });
    await scene.quiet();
    expect((await rita.issue(/Let CI check/)).state).toBe('open');
    expect(await rita.said(number)).toHaveLength(1);
  });

  it('that is deleted is made anew, and named in the journey', async () => {
    const vera = await scene.learner('vera');
    const { number } = await vera.issue(/Let CI check/);
    await scene.playground.deleteIssue('vera/path', number, 'vera');
    await scene.quiet();
    expect(await titles(vera)).toEqual(started);
    const again = (await vera.issue(/Let CI check/)).number;
    expect(again).not.toBe(number);
    const journey = await vera.issue(/Your data engineering path/);
    expect(journey.body).toContain(`(#${again})`);
    await scene.playground.deleteIssue('vera/path', journey.number, 'vera');
    await scene.quiet();
    expect(await titles(vera)).toEqual(started);
  });
});

describe('the preferences of a repository', () => {
  const said = async (place: Place) => place.said((await place.issue(/Your data engineering path/)).number);

  it('with a typo are told so once, with the line, until they are mended', async () => {
    const files = { 'README.md': '# Path\n', '.github/stagecoach.yml': 'open_tasks: 2\ndraft: true\n' };
    const paul = await scene.learner('paul', { files });
    const [first = '', ...rest] = await said(paul);
    expect(first).toMatch(
      /^`\.github\/stagecoach\.yml` could not be used, so the last good preferences stay in force: line 2: /,
    );
    expect(rest).toEqual([]);
    await paul.clone.branch('main');
    await paul.push({ '.github/stagecoach.yml': 'open_tasks: 2\ndraft: true\n# Hm.\n' });
    await scene.quiet();
    expect(await said(paul)).toEqual([first]);
    await paul.push({ '.github/stagecoach.yml': 'open_tasks: 2\ndrafts: true\n' });
    await scene.quiet();
    await paul.push(dockerfile, 'docker-image');
    const number = await paul.open('docker-image', { draft: true });
    await scene.quiet();
    expect((await paul.reviews(number)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
  });

  it('cannot name mentors', async () => {
    const files = { 'README.md': '# Path\n', '.github/stagecoach.yml': 'mentors: [sly]\n' };
    const sly = await scene.learner('sly', { files });
    const { number } = await sly.issue(/Let CI check/);
    expect(await said(sly)).toEqual([
      expect.stringContaining('line 1: \\`mentors\\` is for the organisation to say, not for this repository'),
    ]);
    expect(await sly.say(number, '/coach pass I say so')).toContain('`/coach pass` is for mentors.');
    expect((await sly.issue(/Let CI check/)).state).toBe('open');
  });
});
