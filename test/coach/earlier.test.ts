import { describe, expect, it } from 'vitest';
import { deliveredFiles, earlierDeliveries } from '../../src/coach/earlier.ts';
import type { LearnerState } from '../../src/coach/learner.ts';
import type { Criterion } from '../../src/review/verdict.ts';
import { changed, criterion, curriculumOf, learner, reviewOf, task } from './world.ts';

const use = (id: string, level: 'must' | 'should' | 'note' = 'must') => ({
  use: id,
  title: 'Title',
  expects: 'It holds',
  level,
  in: 'each' as const,
  params: undefined,
});
const image = task('image', 'one', { criteria: [use('a/pinned'), use('a/quiet', 'should'), use('a/hint', 'note')] });
const later = task('later', 'one');
const curriculum = curriculumOf([{ id: 'one', title: 'One', text: '', testOut: [], tasks: [image, later] }]);

const passedWith = (criteria: readonly Criterion[], more: object = {}): LearnerState =>
  learner({
    tasks: { image: { state: 'passed', hints: 0, pull: 7, files: ['Dockerfile'], at: '2026-01-01', ...more } },
    pulls: { 7: { said: [], disputes: {}, settled: 'passed', review: reviewOf(criteria) } },
  });

describe('what is looked back at', () => {
  it('are the criteria that a passed task had met, on the files it handed in', () => {
    const state = passedWith([criterion('a/pinned', 'met'), criterion('a/quiet', 'unmet'), criterion('a/hint', 'met')]);
    expect(earlierDeliveries(curriculum, state, later)).toEqual([
      {
        task: 'image',
        deliver: { dockerfile: ['Dockerfile'] },
        files: ['Dockerfile'],
        criteria: [{ use: 'a/pinned', level: 'must', in: 'each', params: undefined }],
      },
    ]);
  });

  it('are the files alone, where what they had met was run', () => {
    const state = passedWith([criterion('run/postgres:sql/rank.sql', 'met')]);
    expect(earlierDeliveries(curriculum, state, later)).toMatchObject([{ files: ['Dockerfile'], criteria: [] }]);
  });

  it.each<[string, LearnerState, typeof later]>([
    ['the task itself', passedWith([criterion('a/pinned', 'met')]), image],
    ['what is not passed', passedWith([criterion('a/pinned', 'met')], { state: 'open' }), later],
    ['what a mentor passed', passedWith([criterion('a/pinned', 'met')], { pull: undefined }), later],
    ['what met nothing of today', passedWith([criterion('a/gone', 'met')]), later],
    ['what another task had met', passedWith([criterion('a/pinned', 'met', { from: 'older' })]), later],
  ])('is never %s', (_, state, current) => {
    expect(earlierDeliveries(curriculum, state, current)).toEqual([]);
  });
});

it('a delivery is what stands in the places of the task, and what the review found elsewhere', () => {
  const found = reviewOf([criterion('a/pinned', 'met', { where: { path: 'docker/Dockerfile', line: 1 } })]);
  const [file] = changed;
  if (!file) throw new Error('no file');
  const others = [
    { ...file, path: 'README.md' },
    { ...file, path: 'sub/Dockerfile' },
  ];
  expect(deliveredFiles(image, [...others, file], found)).toEqual(['Dockerfile', 'docker/Dockerfile']);
  expect(deliveredFiles(image, [{ ...file, status: 'removed' }], reviewOf([]))).toEqual([]);
});
