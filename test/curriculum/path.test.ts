import { describe, expect, it } from 'vitest';
import {
  currentStage,
  isOpen,
  isRequired,
  isUnlocked,
  missingBefore,
  tally,
  tasksInReach,
  testedOut,
} from '../../src/curriculum/path.ts';
import { curriculum, curriculumOf, task, tasksIn } from '../coach/world.ts';

type States = Parameters<typeof tasksIn>[0];
const progress = (states: States, choose: Readonly<Record<string, string>> = {}) => ({
  tasks: tasksIn(states),
  choose,
});
const reach = (states: States, choose = {}, limit = 3) =>
  tasksInReach(curriculum, progress(states, choose), limit).map(({ id }) => id);
const one = (id: string) => {
  const task = curriculum.tasks.get(id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
};

const basics: States = { git: 'passed', shell: 'passed', sql: 'waived', python: 'passed' };

describe('tasks within reach', () => {
  it('are those of the current stage whose `after` is done, up to the limit', () => {
    expect(reach({})).toEqual(['git', 'shell', 'sql']);
    expect(reach({}, {}, 1)).toEqual(['git']);
    expect(reach({ git: 'passed', shell: 'passed' })).toEqual(['sql', 'python']);
  });

  it('begin with those begun, which count as well', () => {
    expect(reach({ sql: 'open', extra: 'open' })).toEqual(['sql', 'extra', 'git']);
    expect(reach({ git: 'open', shell: 'open', sql: 'open' }, {}, 1)).toEqual(['git', 'shell', 'sql']);
  });

  it('are never optional ones unless they were begun', () => {
    expect(reach({ git: 'passed', shell: 'passed', sql: 'passed' })).toEqual(['python']);
  });

  it('are those of the next stage when this one is done', () => {
    expect(currentStage(curriculum, progress(basics))?.id).toBe('clouds');
    expect(reach(basics)).toEqual(['blue-cloud']);
  });

  it('are what was begun when the path is done', () => {
    const all = Object.fromEntries([...curriculum.tasks.keys()].map((id) => [id, 'passed'] as const));
    expect(currentStage(curriculum, progress(all))).toBeUndefined();
    expect(reach({ ...all, extra: 'open' })).toEqual(['extra']);
  });
});

describe('alternatives', () => {
  it.each<[string, States, Readonly<Record<string, string>>, string]>([
    ['the first one, when nothing was chosen', {}, {}, 'blue-cloud'],
    ['the chosen one', {}, { cloud: 'green-cloud' }, 'green-cloud'],
    ['the first one, when the choice is no member', {}, { cloud: 'git' }, 'blue-cloud'],
    ['the one that is done', { 'green-cloud': 'passed' }, { cloud: 'blue-cloud' }, 'green-cloud'],
  ])('require %s', (_, states, choose, expected) => {
    expect(
      ['blue-cloud', 'green-cloud'].filter((id) => isRequired(curriculum, progress(states, choose), one(id))),
    ).toEqual([expected]);
  });

  it('unlock what comes after any of them, whichever is named there', () => {
    const [, clouds] = curriculum.stages;
    const rain = task('rain', 'clouds', { after: ['blue-cloud'] });
    const wet = curriculumOf(
      curriculum.stages.map((one) => (one === clouds ? { ...one, tasks: [...one.tasks, rain] } : one)),
    );
    const missing = (states: States, choose = {}) =>
      missingBefore(wet, progress(states, choose), rain).map(({ id }) => id);
    expect(missing({})).toEqual(['blue-cloud']);
    expect(missing({}, { cloud: 'green-cloud' })).toEqual(['green-cloud']);
    expect(missing({ 'green-cloud': 'open' })).toEqual(['blue-cloud']);
    expect(missing({ 'green-cloud': 'passed' })).toEqual([]);
    expect(tasksInReach(wet, progress({ ...basics, 'green-cloud': 'passed' }), 3)).toEqual([rain]);
  });

  it('are open as long as no other one was chosen', () => {
    const begun: States = { 'blue-cloud': 'open' };
    expect(isOpen(curriculum, progress(begun), one('blue-cloud'))).toBe(true);
    expect(isOpen(curriculum, progress(begun, { cloud: 'green-cloud' }), one('blue-cloud'))).toBe(false);
  });
});

describe('what counts', () => {
  it('is what is required or done', () => {
    expect(tally(curriculum, progress({}))).toEqual({ done: 0, total: 9 });
    expect(tally(curriculum, progress({ ...basics, extra: 'passed' }))).toEqual({ done: 5, total: 10 });
  });

  it('is unlocked by everything before it, passed or waived', () => {
    const unlocked = (states: States) => isUnlocked(curriculum, progress(states), one('python'));
    expect([unlocked({}), unlocked({ git: 'waived' })]).toEqual([false, true]);
  });
});

describe('testing out', () => {
  it('waives the rest of the stage', () => {
    expect(testedOut(curriculum, progress({ exam: 'passed', 'big-image': 'passed' })).map(({ id }) => id)).toEqual([
      'slim-image',
    ]);
    expect(testedOut(curriculum, progress({ 'big-image': 'passed' }))).toEqual([]);
  });
});
