import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CurriculumError } from '../../src/curriculum/curriculum.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { defineCheck } from '../../src/review/check.ts';

const check = defineCheck({
  title: 'A title',
  expects: 'It holds',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  messages: { bad: 'Bad.' },
  *run() {},
});
const checks = new Map([
  ['dockerfile/plain', check],
  [
    'dockerfile/limited',
    defineCheck({
      ...check,
      reads: 'dockerfile',
      messages: { bad: 'Bad.' },
      params: z.strictObject({ most: z.int().default(3) }),
      *run() {},
    }),
  ],
  [
    'dockerfile/wanted',
    defineCheck({ ...check, reads: 'dockerfile', kind: 'requires', messages: { missing: 'Missing.' }, *run() {} }),
  ],
]);

const text = [
  '## Goal',
  '',
  'Do it.',
  '',
  '## Why it matters',
  '',
  'It does.',
  '',
  '## Do',
  '',
  'This.',
  '',
  '## Done when',
  '',
  'It is.',
  '',
  '## Hints',
  '',
  '1. One.',
  '2. Two,\n   on two lines.',
  '3. Three.',
  '',
  '## Read',
  '',
  'This.',
  '',
].join('\n');

const taskText = (more = '', body = text): string =>
  `---\ntitle: A task\nminutes: 30\ndeliver: { dockerfile: Dockerfile }\ncriteria:\n  - use: dockerfile/plain\n${more}---\n${body}`;

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function load(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'curriculum-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return loadCurriculum(checks, folder);
}

async function problems(files: Readonly<Record<string, string>>) {
  const error = await load(files).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CurriculumError)) return error;
  return error.message.split('\n');
}

const small = { 'path.yml': 'stages: [one, two]\n', 'one/stage.md': '---\ntitle: Stage one\n---\nText.\n' };

describe('a curriculum', () => {
  it('is its stages in order, those without tasks left out', async () => {
    const { stages, tasks } = await load({
      ...small,
      'one/first/task.md': taskText(),
      'one/first/starter/src/a.py': 'a\n',
      'one/first/reference/Dockerfile': 'secret\n',
    });
    expect(stages.map(({ id, title, text: about }) => [id, title, about])).toEqual([['one', 'Stage one', 'Text.']]);
    expect(tasks.get('first')).toMatchObject({
      id: 'first',
      stage: 'one',
      minutes: 30,
      deliver: { dockerfile: ['Dockerfile'] },
      criteria: [{ use: 'dockerfile/plain', level: 'should', in: 'each' }],
      ci: 'optional',
      goal: 'Do it.',
      hints: ['One.', 'Two, on two lines.', 'Three.'],
      starter: [{ path: 'src/a.py', text: 'a\n' }],
    });
  });

  it('shows the hints to nobody who does not ask', async () => {
    const { tasks } = await load({ ...small, 'one/first/task.md': taskText() });
    expect(tasks.get('first')?.body).not.toMatch(/Hints|Two/);
  });

  it('orders the tasks of a stage by what they come after, else by id', async () => {
    const { stages } = await load({
      ...small,
      'one/a/task.md': taskText('after: [c]\n'),
      'one/b/task.md': taskText(),
      'one/c/task.md': taskText(),
    });
    expect(stages[0]?.tasks.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('may ask a criterion of some of the files alone, of those that are handed in', async () => {
    const of = (glob: string) => ({
      ...small,
      'one/a/task.md': taskText(`  - use: dockerfile/wanted\n    of: ${glob}\n`),
    });
    const { tasks } = await load(of('Dockerfile'));
    expect(tasks.get('a')?.criteria[1]).toMatchObject({ use: 'dockerfile/wanted', of: ['Dockerfile'] });
    expect(await problems(of('docker/Dockerfile'))).toEqual([
      'one/a/task.md:8: `docker/Dockerfile` is no place of `deliver.dockerfile`, so nothing is looked for there',
    ]);
  });

  it('wants what is required once, and what is forbidden nowhere, unless the task says', async () => {
    const more =
      '  - use: dockerfile/wanted\n    level: must\n  - use: dockerfile/limited\n    in: any\n    with: { most: 5 }\n';
    const { tasks } = await load({ ...small, 'one/a/task.md': taskText(more) });
    expect(tasks.get('a')?.criteria).toMatchObject([
      { in: 'each' },
      { in: 'any', level: 'must' },
      { in: 'any', params: { most: 5 } },
    ]);
  });

  it('has another hash when anything that decides a verdict changes', async () => {
    const hashes = await Promise.all(
      [taskText(), taskText(), taskText('ci: required\n')].map(
        async (content) => (await load({ ...small, 'one/a/task.md': content })).hash,
      ),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });
});

describe('a mistake of the author', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a folder that is no curriculum',
      { 'README.md': 'hi' },
      ['path.yml:1: name the stages here, in order, as `stages:`'],
    ],
    [
      'a circle',
      {
        ...small,
        'one/a/task.md': taskText('after: [b]\n'),
        'one/b/task.md': taskText('after: [a]\n'),
        'one/c/task.md': taskText(),
      },
      ['one/a/task.md:7: `after` goes in a circle: a, b', 'one/b/task.md:7: `after` goes in a circle: a, b'],
    ],
    [
      'a task that comes after none that exists',
      { ...small, 'one/a/task.md': taskText('after:\n  - nothing\n') },
      ['one/a/task.md:8: `after` names `nothing`, which is no task'],
    ],
    [
      'a task that comes after one of a later stage',
      {
        ...small,
        'two/stage.md': '---\ntitle: Stage two\n---\n',
        'one/a/task.md': taskText('after: [b]\n'),
        'two/b/task.md': taskText(),
      },
      ['one/a/task.md:7: `after` names `b`, which is in a later stage'],
    ],
    [
      'a check that does not exist',
      { ...small, 'one/a/task.md': taskText('  - use: dockerfile/plian\n') },
      ['one/a/task.md:7: there is no check `dockerfile/plian`; did you mean `dockerfile/plain`?'],
    ],
    [
      'a wrong parameter',
      { ...small, 'one/a/task.md': taskText('  - use: dockerfile/limited\n    with:\n      most: many\n') },
      ['one/a/task.md:9: `most` of `dockerfile/limited`: write a number here, not a text'],
    ],
    [
      'a parameter for a check without any',
      { ...small, 'one/a/task.md': taskText('    with: { most: 1 }\n') },
      ['one/a/task.md:7: `dockerfile/plain` takes no parameters'],
    ],
    [
      'a file that is not there',
      {
        ...small,
        'one/a/task.md': taskText(
          'run:\n  - postgres: { schema: schema.sql, seed: seed.sql, query: sql/a.sql, expect: e.sql }\n',
        ),
        'one/a/schema.sql': '',
        'one/a/seed.sql': '',
      },
      ['one/a/task.md:8: `e.sql` is not in one/a/'],
    ],
    [
      'a task without its text',
      { ...small, 'one/a/starter/a.py': '' },
      ['one/a/task.md:1: every task folder has a `task.md`'],
    ],
    [
      'a heading that is missing',
      { ...small, 'one/a/task.md': taskText('', text.replace('## Do\n', '## To do\n')) },
      [
        'one/a/task.md:16: the headings are, in this order: ## Goal, ## Why it matters, ## Do, ## Done when, ## Hints, ## Read',
      ],
    ],
    [
      'too few hints',
      { ...small, 'one/a/task.md': taskText('', text.replace('3. Three.\n', '')) },
      ['one/a/task.md:24: give at least three hints, as an ordered list'],
    ],
    [
      'an id that is none',
      { ...small, 'one/My_Task/task.md': taskText() },
      ['one/My_Task/task.md:1: rename the folder `My_Task`: an id is lower-case words joined by hyphens'],
    ],
    [
      'one id for two tasks',
      {
        ...small,
        'two/stage.md': '---\ntitle: Stage two\n---\n',
        'one/a/task.md': taskText(),
        'two/a/task.md': taskText(),
      },
      ['two/a/task.md:1: rename the folder: one/a/ has the same id'],
    ],
    [
      'a stage tested out by a task of another',
      { ...small, 'one/stage.md': '---\ntitle: Stage one\ntestOut: [a, z]\n---\n', 'one/a/task.md': taskText() },
      ['one/stage.md:3: `testOut` names `z`, no task of the stage'],
    ],
    [
      'a key with a typo',
      { ...small, 'one/a/task.md': taskText('minuets: 3\n') },
      ['one/a/task.md:7: `minuets`: there is no such key; did you mean `minutes`?'],
    ],
  ])('%s is named with file, line and remedy', async (_, files, expected) => {
    expect(await problems(files)).toEqual(expected);
  });

  it('is reported with every other one, and causes no false ones', async () => {
    expect(
      await problems({
        ...small,
        'one/a/task.md': taskText('minuets: 3\n'),
        'one/b/task.md': taskText('after: [a, z]\n'),
      }),
    ).toEqual([
      'one/a/task.md:7: `minuets`: there is no such key; did you mean `minutes`?',
      'one/b/task.md:7: `after` names `z`, which is no task',
    ]);
  });
});
