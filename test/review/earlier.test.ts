import { describe, expect, it } from 'vitest';
import { defineCheck } from '../../src/review/check.ts';
import { type Earlier, reviewEarlier } from '../../src/review/earlier.ts';
import { span } from '../../src/review/range.ts';
import { Submission, type SubmissionData } from '../../src/review/submission.ts';
import { finding } from '../coach/world.ts';
import { dataOf, noBad, someGood } from './submitted.ts';

const whole = defineCheck({
  title: 'Keep the tree clean',
  expects: 'The tree is clean',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  messages: { dirt: 'There is dirt.' },
  *run(submission) {
    if (submission.paths.includes('dirt')) yield { message: 'dirt', at: span(1, 1, 2), path: 'dirt' };
  },
});
const broken = defineCheck({
  ...noBad,
  reads: 'dockerfile',
  kind: 'forbids',
  readsBroken: true,
  messages: { broken: 'It does not parse.' },
  *run(document) {
    if (document.text.includes('{{')) yield { message: 'broken', at: span(1, 1, 2) };
  },
});
const checks = new Map([
  ['dockerfile/bad', noBad],
  ['dockerfile/good', someGood],
  ['tree/dirt', whole],
  ['dockerfile/broken', broken],
]);

const met = (use: string, scope: 'any' | 'each' = 'each'): Earlier['criteria'][number] => ({
  use,
  level: 'must',
  in: scope,
  params: undefined,
});
const earlier = (criteria: Earlier['criteria'], files = ['Dockerfile']): Earlier => ({
  task: 'image',
  deliver: { dockerfile: ['**/Dockerfile'] },
  criteria,
  files,
});
const told = (given: readonly Earlier[], data: SubmissionData, said: Parameters<typeof reviewEarlier>[3] = []) =>
  reviewEarlier(given, new Submission(data), checks, said).criteria.flatMap(({ id, state, level, from, findings }) =>
    state === 'met'
      ? []
      : findings.map(({ path, text, level: weight }) => `${id} (${level}, ${weight}, ${from}) ${path}: ${text}`),
  );

describe('what a change undoes', () => {
  it('is a should, with the task that had it', () => {
    expect(told([earlier([met('dockerfile/bad')])], dataOf({ Dockerfile: 'FROM bad\n' }))).toEqual([
      'dockerfile/bad:image (should, should, image) Dockerfile: Done badly by `me`. It was met when `image` passed.',
    ]);
  });

  it('is looked for in the files that it touches, of those that were handed in then', () => {
    const data = dataOf({ Dockerfile: 'FROM bad\n', 'other/Dockerfile': 'FROM bad\n' }, ['Dockerfile']);
    expect(told([earlier([met('dockerfile/bad')])], data)).toEqual([]);
    expect(told([earlier([met('dockerfile/bad')], ['Dockerfile', 'other/Dockerfile'])], data)).toHaveLength(1);
  });

  it('follows a file that was renamed', () => {
    const data = dataOf({ 'docker/Dockerfile': 'FROM bad\n' });
    const changed = data.changed.map((one) => ({ ...one, status: 'renamed' as const, previousPath: 'Dockerfile' }));
    expect(told([earlier([met('dockerfile/bad')])], { ...data, changed })).toHaveLength(1);
  });

  it('is nothing where another file of that delivery still has it', () => {
    const both = earlier([met('dockerfile/good', 'any')], ['Dockerfile', 'other/Dockerfile']);
    expect(
      told([both], dataOf({ Dockerfile: 'FROM bad\n', 'other/Dockerfile': 'FROM good\n' }, ['other/Dockerfile'])),
    ).toEqual([]);
    expect(
      told([both], dataOf({ Dockerfile: 'FROM bad\n', 'other/Dockerfile': 'FROM bad\n' }, ['other/Dockerfile'])),
    ).toHaveLength(1);
  });

  it('may be that a file parses', () => {
    expect(told([earlier([met('dockerfile/good')])], dataOf({ Dockerfile: 'FROM good {{\n' }))).toEqual([
      'dockerfile/broken:image (should, should, image) Dockerfile: It does not parse. It was met when `image` passed.',
    ]);
  });

  it('may be of the whole tree', () => {
    const data = dataOf({ Dockerfile: 'FROM good\n', dirt: 'x' });
    expect(told([earlier([met('tree/dirt')])], data)).toHaveLength(1);
  });

  it('is said once: not where the review says it, nor for two tasks that had it', () => {
    const given = [earlier([met('dockerfile/bad')]), { ...earlier([met('dockerfile/bad')]), task: 'slim' }];
    const data = dataOf({ Dockerfile: 'FROM bad\n' });
    expect(told(given, data)).toHaveLength(1);
    expect(told(given, data, [finding('dockerfile/bad', { message: 'bad' })])).toEqual([]);
  });

  it('costs a bounded number of checks', () => {
    const files = Array.from({ length: 150 }, (_, index) => `${index}/Dockerfile`);
    const data = dataOf(Object.fromEntries(files.map((path) => [path, 'FROM bad\n'])));
    const given = [earlier([met('dockerfile/bad')], files), { ...earlier([met('dockerfile/good')], files), task: 'b' }];
    const { criteria } = reviewEarlier(given, new Submission(data), checks, []);
    expect(criteria.map(({ id }) => id)).toEqual(['dockerfile/broken:image']);
  });

  it('that a newer program cannot tell any more is left out', () => {
    expect(told([earlier([met('dockerfile/gone')])], dataOf({ Dockerfile: 'FROM bad\n' }))).toEqual([]);
  });
});

describe('a file of an earlier delivery that a change deletes', () => {
  const without = (path: string, files: Parameters<typeof dataOf>[0] = {}, unchanged: readonly string[] = []) => {
    const data = dataOf(files, unchanged);
    const gone = { path, status: 'removed', commentable: [], added: [] } as const;
    return { ...data, changed: [...data.changed, gone] };
  };
  const said = (task: string, path = 'Dockerfile') =>
    `task/removed-file:${task} (should, should, ${task}) ${path}: This change deletes \`${path}\`, with which \`${task}\` passed. Bring it back, or say in the pull request what takes its place.`;

  it('is told once, with the task it came from', () => {
    const image = earlier([met('dockerfile/bad'), met('dockerfile/good', 'any'), met('tree/dirt')]);
    expect(told([image], without('Dockerfile', { 'README.md': 'x' }))).toEqual([said('image')]);
    expect(told([image, { ...image, task: 'slim' }], without('Dockerfile', { dirt: 'x' }))).toEqual([said('image')]);
  });

  it('is told of each of several, and of none that another task handed in', () => {
    const both = { ...earlier([met('dockerfile/bad')], ['a.sql', 'b.sql']), deliver: { sql: ['a.sql', 'b.sql'] } };
    expect(told([both], without('a.sql', { 'b.sql': 'SELECT 1' }, ['b.sql']))).toEqual([said('image', 'a.sql')]);
    expect(told([both], without('c.sql', { 'a.sql': 'x', 'b.sql': 'y' }, ['a.sql', 'b.sql']))).toEqual([]);
  });

  it('is not, where something takes its place', () => {
    const place = (globs: readonly string[], file = 'Dockerfile') => ({
      ...earlier([met('dockerfile/bad')], [file]),
      deliver: { dockerfile: globs },
    });
    expect(told([place(['Dockerfile'])], without('Dockerfile', { 'docker/Dockerfile': 'FROM a\n' }))).toEqual([]);
    expect(told([place(['*/Dockerfile'], 'a/Dockerfile')], without('a/Dockerfile', { 'b/Dockerfile': 'x' }))).toEqual(
      [],
    );
    expect(told([place(['Dockerfile'], 'b/Dockerfile')], without('b/Dockerfile', { Dockerfile: 'FROM a\n' }))).toEqual(
      [],
    );
    expect(told([place(['Dockerfile'], 'b/Dockerfile')], without('b/Dockerfile'))).toEqual([
      said('image', 'b/Dockerfile'),
    ]);
  });

  it('was the only one to have it: what is left has lost it', () => {
    const two = earlier([met('dockerfile/good', 'any'), met('dockerfile/bad')], ['a/Dockerfile', 'b/Dockerfile']);
    expect(told([two], without('a/Dockerfile', { 'b/Dockerfile': 'FROM bad\n' }, ['b/Dockerfile']))).toEqual([
      'dockerfile/good:image (should, should, image) b/Dockerfile: Not done yet. It was met when `image` passed.',
    ]);
    expect(told([two], without('a/Dockerfile', { 'b/Dockerfile': 'FROM good\n' }, ['b/Dockerfile']))).toEqual([]);
  });
});
