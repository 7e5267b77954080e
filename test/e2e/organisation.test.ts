import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/playground/person.ts';
import { type Files, openScene, type Place, type Scene } from './scene.ts';

// An organisation with a curriculum of its own, the worked example: from its installation to a passed task, and what
// becomes of versions that are broken.

let scene: Scene;
let head: Person;
/** The organisation's repositories as its head sees them, and the learner's. */
let path: Place;
let settings: Place;
let lea: Place;

const example = join(import.meta.dirname, '../curriculum/example');
const filesIn = async (folder: string): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = paths.map(async (one) => [relative(folder, one), await readFile(one, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
};
const handedIn = async (folder: string): Promise<Files> => {
  const { 'expected.txt': _, ...files } = await filesIn(join(example, 'house-rules', folder));
  return files;
};
const titles = async (place: Place) => (await place.issues()).map(({ title }) => title).toSorted();

beforeAll(async () => {
  scene = await openScene();
  const { playground } = scene;
  head = scene.person('head');
  const student = scene.person('lea');
  playground.addOrganization('school', ['head'], ['lea']);
  const configuration = 'mentors: [head]\nroster:\n  lea-path: lea\ncurriculum: school/data-path@main\n';
  await playground.addRepository('school/.github', { files: { 'stagecoach.yml': configuration } });
  await playground.addRepository('school/data-path', { files: await filesIn(example) });
  await playground.addRepository('school/lea-path', { files: { 'README.md': '# Path\n' } });
  await head.api('PUT', '/repos/school/lea-path/collaborators/lea', { permission: 'push' });
  playground.install('stagecoach', 'school', ['school/.github', 'school/data-path', 'school/lea-path']);
  await scene.quiet();
  path = await scene.place('school/data-path', head);
  settings = await scene.place('school/.github', head);
  lea = await scene.place('school/lea-path', student);
});
afterAll(async () => {
  expect(scene.problems()).toEqual([]);
  await scene.close();
});

const commitOf = async (place: Place) => (await head.api<{ sha: string }>('GET', place.at('commits/main'))).sha;
const pushed = async (place: Place, files: Files) => {
  const commit = await place.push(files);
  await scene.quiet();
  return place.check(commit);
};

describe('the curriculum of an organisation', () => {
  it('is what its learners get, and nobody learns in its own repository', async () => {
    expect(await titles(lea)).toEqual(['Package a job the way we do', 'Your data engineering path']);
    expect([await titles(path), await titles(settings)]).toEqual([[], []]);
    const { body } = await lea.issue(/Your data engineering path/);
    expect(body).toContain('| House rules | Package a job the way we do (#');
    expect(body).toContain('Start the job at night');
    expect(body).toContain('Let CI check every pull request');
    expect(body).not.toContain('Airflow');
  });

  it('is said to be in force on its commit', async () => {
    expect((await path.check(await commitOf(path)))?.output.title).toBe('In force: 13 tasks in 2 stages');
  });

  it('offers its starter in the issue', async () => {
    const { body } = await lea.issue(/Package a job/);
    expect(body).toContain('The starter has `orders.py`');
    expect(body).toContain('print(sum(1 for _ in sys.stdin), "orders")');
    expect(body).not.toContain('stagecoach start');
  });

  it('judges what is handed in, and passes it', async () => {
    await lea.push(await handedIn('house-image/attempts/moving-base'), 'house-image');
    const number = await lea.open('house-image');
    await scene.quiet();
    expect((await lea.reviews(number)).map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
    await lea.push(await handedIn('house-image/reference'));
    await scene.quiet();
    expect((await lea.reviews(number)).at(-1)?.state).toBe('APPROVED');
    await lea.person.api('PUT', lea.at(`pulls/${number}/merge`));
    await scene.quiet();
    expect((await lea.issue(/Package a job/)).state).toBe('closed');
    expect((await lea.issue(/Start the job at night/)).state).toBe('open');
  });

  it('cannot be changed from the repository of a learner', async () => {
    await lea.clone.branch('main');
    await lea.push({
      '.github/stagecoach.yml': 'curriculum: lea/easy@main\n',
      'stagecoach.yml': 'curriculum: lea/easy@main\n',
    });
    await scene.quiet();
    const journey = await lea.issue(/Your data engineering path/);
    expect(journey.body).toContain('House rules');
    expect((await lea.said(journey.number)).join('\n')).toContain('`curriculum\\` is for the organisation to say');
  });
});

describe('what a later task undoes of an earlier one', () => {
  it('is said, with the task that it comes from, and costs nobody the later one', async () => {
    const files = await handedIn('house-schedule/reference');
    const dockerfile = String((await handedIn('house-image/reference')).Dockerfile);
    await lea.push({ ...files, Dockerfile: dockerfile.replace('3.12-slim', 'latest') }, 'house-schedule');
    const number = await lea.open('house-schedule');
    await scene.quiet();
    expect((await lea.reviews(number)).at(-1)?.state).toBe('APPROVED');
    const [summary = ''] = await lea.said(number);
    expect(summary).toContain(
      "- **Pin the base image** (`Dockerfile:1`). `python:latest` moves, so tomorrow's build can fail on code that did not change. Name the version that you tested. It was met when `house-image` passed.",
    );
    expect(summary).toContain('`house-schedule` · 2 of 2 met');
    expect((await lea.inline(number)).map(({ path: at, line, body }) => [at, line, body.split('\n')[0]])).toEqual([
      ['Dockerfile', 1, expect.stringContaining('It was met when `house-image` passed.')],
    ]);
    const head = await lea.push({ Dockerfile: null });
    await scene.quiet();
    const [then = ''] = await lea.said(number);
    expect(then.match(/This change deletes .*/g)).toEqual([
      'This change deletes `Dockerfile`, with which `house-image` passed. Bring it back, or say in the pull request what takes its place.',
    ]);
    expect(then).toContain('`house-schedule` · 2 of 2 met');
    expect((await lea.check(head))?.conclusion).toBe('success');
  });
});

describe('a new version', () => {
  const task = 'house-rules/house-schedule/task.md';
  let good: string;

  it('that is broken is told so on its lines, and the last good one stays', async () => {
    good = String((await filesIn(example))[task]);
    const broken = good.replace('crontab/output-lost', 'crontab/output-loss').replace('minutes: 20', 'minuets: 20');
    const check = await pushed(path, { [task]: broken });
    expect([check?.conclusion, check?.output.title]).toEqual(['action_required', '2 mistakes to mend']);
    expect(check?.output.summary).toBe(
      [
        'This version cannot be used, so the last good one stays in force.',
        `- \`${task}:2\` \`minutes\`: this key is missing`,
        `- \`${task}:4\` \`minuets\`: there is no such key; did you mean \`minutes\`?`,
      ].join('\n'),
    );
    const notes = await head.list<{ path: string; start_line: number; message: string }>(
      path.at(`check-runs/${check?.id}/annotations`),
    );
    expect(notes.map(({ path: at, start_line }) => `${at}:${start_line}`)).toEqual([`${task}:2`, `${task}:4`]);
    const journey = await lea.issue(/Your data engineering path/);
    expect(await lea.say(journey.number, '/coach status')).toContain('*Start the job at night*');
  });

  it('that is mended is in force, and takes back nothing that was passed', async () => {
    const files = {
      [task]: good.replace('Start the job at night', 'Start the job at dawn'),
      'house-rules/house-image/task.md': String((await filesIn(example))['house-rules/house-image/task.md']).replace(
        'dockerfile/no-workdir\n    level: should',
        'dockerfile/no-dockerignore\n    level: must',
      ),
    };
    const check = await pushed(path, files);
    expect([check?.conclusion, check?.output.title]).toEqual(['success', 'In force: 13 tasks in 2 stages']);
    expect((await lea.issue(/Start the job at dawn/)).state).toBe('open');
    expect((await lea.issue(/Package a job/)).state).toBe('closed');
    expect((await lea.issue(/Your data engineering path/)).body).toMatch(/\| ✅ \| House rules \| Package a job/);
  });

  it('on another branch means nothing', async () => {
    await path.push({ 'path.yml': 'stages: []\n' }, 'draft');
    await scene.quiet();
    expect(await path.check((await head.api<{ sha: string }>('GET', path.at('commits/draft'))).sha)).toBeUndefined();
  });
});

describe('the configuration of an organisation', () => {
  it('that names what cannot be read is told so on its line', async () => {
    const check = await pushed(settings, {
      'stagecoach.yml': 'mentors: [head]\nroster: { lea-path: lea }\ncurriculum: school/data-path@mian\n',
    });
    expect(check?.output.summary).toBe(
      [
        'What is named here is not used; what was good before stays in force.',
        '- `stagecoach.yml:3` `school/data-path@mian` cannot be read: the App has to be installed there, and the branch or tag to exist',
      ].join('\n'),
    );
    expect(await titles(lea)).toContain('Start the job at dawn');
  });

  it('may not name what another account keeps', async () => {
    const check = await pushed(settings, { 'stagecoach.yml': 'mentors: [head]\ncurriculum: lea/other@main\n' });
    expect(check?.output.summary).toContain(
      '`stagecoach.yml:2` name a repository of school: what another account keeps is not ours to show',
    );
  });

  it('with a typo keeps the last good one in force', async () => {
    const check = await pushed(settings, { 'stagecoach.yml': 'mentor: [head]\n' });
    expect(check?.output.summary).toContain(
      '`stagecoach.yml:1` `mentor`: there is no such key; did you mean `mentors`?',
    );
  });
});
