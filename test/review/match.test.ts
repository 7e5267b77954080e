import { describe, expect, it } from 'vitest';
import { touching } from '../../src/review/locate.ts';
import { match } from '../../src/review/match.ts';
import type { Submission } from '../../src/review/submission.ts';
import { curriculum, task } from '../coach/world.ts';
import { submissionOf } from './submitted.ts';

const tasks = [...curriculum.tasks.values(), task('slim-image-again', 'images')];
const issues = new Map([
  ['git', 3],
  ['shell', 4],
]);
const reach = tasks.filter(({ id }) => ['git', 'shell'].includes(id));

const answered = (
  asked: { body?: string; branch?: string; labels?: readonly string[] },
  submission?: Submission,
  within = reach,
) => {
  const found = match(
    { body: '', branch: 'patch-1', labels: [], ...asked },
    tasks,
    issues,
    within,
    submission && touching(within, submission),
  );
  return found.kind === 'task'
    ? `${found.task.id} by ${found.by}`
    : `${found.kind}: ${found.candidates.map(({ id }) => id).join()}`;
};

describe('a pull request answers', () => {
  it.each([
    'close',
    'closes',
    'closed',
    'fix',
    'fixes',
    'fixed',
    'resolve',
    'resolves',
    'resolved',
    'Closes:',
    'FIXES',
  ])('the task whose issue it %s', (word) => {
    expect(answered({ body: `Here it is.\n\n${word} #3` })).toBe('git by keyword');
  });

  it.each([
    'Closes `#3`',
    '`Closes #3`',
    '```\nCloses #3\n```',
    '> Closes #3',
    '<!-- Closes #3 -->',
    'encloses #3',
    'Closes #33',
    'Closes 3',
    'see #3',
  ])('nothing by %j', (body) => {
    expect(answered({ body })).toBe('none: git,shell');
  });

  it('several tasks when it closes the issues of several', () => {
    expect(answered({ body: 'Closes #3, closes #4' })).toBe('several: git,shell');
    expect(answered({ body: 'Closes #3, closes #99' })).toBe('git by keyword');
  });

  it.each([
    ['git', 'git by branch'],
    ['ada/git', 'git by branch'],
    ['feature/slim_image-2', 'slim-image by branch'],
    ['slim-image-again', 'slim-image-again by branch'],
    ['legit', 'none: git,shell'],
    ['digital', 'none: git,shell'],
  ])('by its branch %s: %s', (branch, result) => {
    expect(answered({ branch })).toBe(result);
  });

  it('by its label', () => {
    expect(answered({ labels: ['help', 'shell'] })).toBe('shell by label');
    expect(answered({ labels: ['task:shell'] })).toBe('shell by label');
    expect(answered({ labels: ['git', 'shell'] })).toBe('several: git,shell');
  });

  it('first by keyword, then by branch, then by label', () => {
    expect(answered({ body: 'Closes #3', branch: 'shell', labels: ['sql'] })).toBe('git by keyword');
    expect(answered({ branch: 'shell', labels: ['sql'] })).toBe('shell by branch');
  });

  it('by what it contains, of the tasks within reach', () => {
    const dockerfile = submissionOf({ Dockerfile: 'FROM a:1\n' });
    const [one] = reach;
    expect(answered({}, dockerfile, one ? [one] : [])).toBe('git by content');
    expect(answered({}, dockerfile)).toBe('several: git,shell');
    expect(answered({}, submissionOf({ 'README.md': 'hi\n' }))).toBe('none: git,shell');
    expect(answered({}, submissionOf({ Dockerfile: 'FROM a:1\n', 'README.md': 'hi\n' }, ['Dockerfile']))).toBe(
      'none: git,shell',
    );
  });
});
