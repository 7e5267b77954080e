import { describe, expect, it } from 'vitest';
import { CurriculumError } from '../../src/curriculum/curriculum.ts';
import { filesOf } from '../../src/curriculum/files.ts';
import { readCurriculum } from '../../src/curriculum/read.ts';
import { curriculumOf, task as taskOf } from '../coach/world.ts';
import { noBad } from '../review/submitted.ts';

// A curriculum of somebody's own that goes on from the one that ships with the program.

const checks = new Map([['dockerfile/bad', noBad]]);

const sections = ['Goal', 'Why it matters', 'Do', 'Done when'].map((title) => `## ${title}\n\nText.\n`).join('\n');
const task = (title: string, more = ''): string =>
  `---\ntitle: ${title}\nminutes: 30\ndeliver: { dockerfile: Dockerfile }\ncriteria:\n  - use: dockerfile/bad\n${more}---\n${sections}\n## Hints\n\n1. One.\n2. Two.\n3. Three.\n\n## Read\n\nText.\n`;
const stage = (title: string, more = ''): string => `---\ntitle: ${title}\n${more}---\nAbout it.\n`;

const base = curriculumOf([
  {
    id: 'basics',
    title: 'Basics',
    text: 'First things.',
    testOut: ['git', 'shell'],
    tasks: [taskOf('git', 'basics'), taskOf('shell', 'basics'), taskOf('python', 'basics', { after: ['git'] })],
  },
  {
    id: 'clouds',
    title: 'Clouds',
    text: 'Far away.',
    testOut: [],
    tasks: [
      taskOf('blue-cloud', 'clouds', { choose: 'cloud', after: ['python'] }),
      taskOf('green-cloud', 'clouds', { choose: 'cloud', after: ['python'] }),
      taskOf('rain', 'clouds', { after: ['blue-cloud'] }),
    ],
  },
]);

const read = (files: Readonly<Record<string, string>>) =>
  readCurriculum(filesOf(Object.entries(files).map(([path, text]) => ({ path, text }))), checks, () => base);

const outline = (files: Readonly<Record<string, string>>) =>
  read(files).stages.map(({ id, title, tasks }) => `${id} (${title}): ${tasks.map((one) => one.id).join(', ')}`);

function problems(files: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(files);
  } catch (error) {
    if (error instanceof CurriculumError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const extending = 'extends: default\n';

describe('what a curriculum extends', () => {
  it('is all there when nothing else is said', () => {
    expect(outline({ 'path.yml': extending })).toEqual([
      'basics (Basics): git, shell, python',
      'clouds (Clouds): blue-cloud, green-cloud, rain',
    ]);
  });

  it('is left out where its stages are not named, and other stages come where the path says', () => {
    const files = { 'path.yml': `${extending}stages: [house, basics]\n`, 'house/stage.md': stage('House') };
    expect(outline({ ...files, 'house/rules/task.md': task('Rules') })).toEqual([
      'house (House): rules',
      'basics (Basics): git, shell, python',
    ]);
  });

  it('gets tasks of its own in a stage, and loses some', () => {
    const files = {
      'path.yml': `${extending}stages: [basics]\nwithout: [shell]\n`,
      'basics/sql/task.md': task('Queries', 'after: [git]\n'),
    };
    expect(outline(files)).toEqual(['basics (Basics): git, python, sql']);
    expect(read(files).stages[0]?.testOut).toEqual(['git']);
  });

  it('has a task replaced by one with the same id', () => {
    const { tasks } = read({ 'path.yml': extending, 'basics/git/task.md': task('Our way with Git') });
    expect([tasks.get('git')?.title, tasks.get('python')?.after]).toEqual(['Our way with Git', ['git']]);
  });

  it('has a stage replaced, tasks and all, by one with a stage.md of its own', () => {
    const files = { 'path.yml': `${extending}stages: [basics]\n`, 'basics/stage.md': stage('Our basics') };
    expect(outline({ ...files, 'basics/sql/task.md': task('Queries') })).toEqual(['basics (Our basics): sql']);
  });

  it('asks for nothing first that is left out, and for an alternative that is there', () => {
    const { tasks } = read({ 'path.yml': `${extending}without: [python, blue-cloud]\n` });
    expect([tasks.get('green-cloud')?.after, tasks.get('rain')?.after]).toEqual([[], ['green-cloud']]);
  });

  it('counts for the hash, as the own files do', () => {
    const hashes = [
      read({ 'path.yml': extending }).hash,
      readCurriculum(filesOf([{ path: 'path.yml', text: extending }]), checks, () => ({ ...base, hash: 'newer' })).hash,
      read({ 'path.yml': extending, 'basics/git/task.md': task('Ours') }).hash,
    ];
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('a mistake', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'in the name of a stage',
      { 'path.yml': `${extending}stages:\n  - basics\n  - cluods\n` },
      [
        'path.yml:4: there is no stage `cluods`: the default has none, and there is no cluods/stage.md; did you mean `clouds`?',
      ],
    ],
    [
      'in the name of a folder',
      { 'path.yml': `${extending}stages: [basics]\n`, 'basic/git/task.md': task('Ours') },
      ['basic/git/task.md:1: path.yml names no stage `basic`: add it to its `stages`, or rename the folder'],
    ],
    [
      'in what is left out',
      { 'path.yml': `${extending}without: [shell, shall]\n` },
      ['path.yml:2: `without` names `shall`, which is no task of the default; did you mean `shell`?'],
    ],
    ['in what is extended', { 'path.yml': 'extends: defaults\n' }, ['path.yml:1: `extends`: write `default` here']],
    [
      'that names no stage at all',
      { 'path.yml': '# Soon\n' },
      ['path.yml:1: name the stages here, in order, as `stages:`'],
    ],
    [
      'that leaves out tasks of nothing',
      { 'path.yml': 'stages: [house]\nwithout: [git]\n' },
      ['path.yml:2: `without`: there is nothing to leave out without `extends`'],
    ],
    [
      'in the order of inherited stages, which stands in path.yml',
      { 'path.yml': `${extending}stages: [clouds, basics]\n` },
      [
        'path.yml:2: `after` of `blue-cloud` names `python`, which is in a later stage',
        'path.yml:2: `after` of `green-cloud` names `python`, which is in a later stage',
      ],
    ],
    [
      'in a second task of one id',
      {
        'path.yml': `${extending}stages: [basics, house]\n`,
        'house/stage.md': stage('House'),
        'house/git/task.md': task('Ours'),
      },
      ['house/git/task.md:1: rename the folder: basics/git/ has the same id'],
    ],
    [
      'in what a task of its own comes after',
      { 'path.yml': `${extending}without: [shell]\n`, 'basics/sql/task.md': task('Queries', 'after: [shell]\n') },
      [
        'basics/sql/task.md:7: `after` names `shell`, which `without` in path.yml leaves out: take one of the two lines out',
      ],
    ],
    [
      'in the front matter of a stage',
      { 'path.yml': `${extending}stages: [basics]\n`, 'basics/stage.md': stage('Ours', 'testout: [git]\n') },
      ['basics/stage.md:3: `testout`: there is no such key; did you mean `testOut`?'],
    ],
  ])('%s is named with file, line and remedy', (_, files, expected) => {
    expect(problems(files)).toEqual(expected);
  });

  it('in a starter, which is text', () => {
    const files = filesOf([
      { path: 'path.yml', text: extending },
      { path: 'basics/git/task.md', text: task('Ours') },
      { path: 'basics/git/starter/orders.parquet' },
    ]);
    expect(() => readCurriculum(files, checks, () => base)).toThrow(
      'basics/git/starter/orders.parquet:1: a starter is text: leave this file out, or write what makes it',
    );
  });
});
