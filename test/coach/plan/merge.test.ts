import { describe, expect, it } from 'vitest';
import { planPull } from '../../../src/coach/plan/pull.ts';
import { linkTo } from '../../../src/coach/slots.ts';
import {
  answer,
  criterion,
  curriculum,
  failing,
  head,
  issuesAt,
  later,
  learner,
  named,
  now,
  passing,
  pinned,
  pullFacts,
  pullRequest,
  reviewOf,
  task,
  tasksIn,
  textAt,
} from '../world.ts';

const merge = 'd'.repeat(40);
const merged = pullRequest({ state: 'closed', merged: true, mergeCommit: merge });

describe('a merge that passed', () => {
  const plan = answer({ pull: merged, review: passing });

  it('passes the task for good', () => {
    const at = now.toISOString();
    const files = ['Dockerfile'];
    expect(plan.next.tasks.git).toEqual({ state: 'passed', hints: 0, pull: 12, head, merge, at, files });
    expect(plan.next.pulls[12]?.settled).toBe('passed');
  });

  it('is one line of the ledger', () => {
    expect(plan.entries).toEqual([
      {
        at: now.toISOString(),
        kind: 'passed',
        repository: 77,
        task: 'git',
        stage: 'basics',
        pull: 12,
        head,
        merge,
        criteria: [{ id: pinned, level: 'must', state: 'met' }],
        checker: '1.0.0',
        curriculum: 'curriculum',
        by: 'ada',
      },
    ]);
  });

  it('closes the issue, updates the journey, opens what comes next, completes the check', () => {
    expect(named(plan)).toEqual([
      `check-run check:12:${head}`,
      'milestone milestone:basics',
      'issue task:git closed',
      'issue task:shell',
      'issue task:sql',
      'issue task:python',
      'issue journey',
    ]);
    expect(plan.effects[0]).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  it('changes nothing when it is told again, whatever a newer review would say', () => {
    expect(planPull(later(pullFacts(), plan, { pull: merged, review: failing }))).toMatchObject({
      effects: [],
      entries: [],
      because: 'this pull request is settled',
    });
  });

  it('is recorded in silence while the coach is paused', () => {
    const paused = answer({
      pull: merged,
      review: passing,
      learner: learner({ status: 'paused', tasks: tasksIn({ git: 'open' }) }),
    });
    expect(paused.next.tasks.git?.state).toBe('passed');
    expect(named(paused)).toEqual([`check-run check:12:${head}`]);
  });
});

describe('a merge that did not pass', () => {
  const review = reviewOf([
    criterion(pinned, 'unmet'),
    criterion('dockerfile/no-dockerignore', 'absent', { expects: 'There is a `.dockerignore`' }),
    criterion('dockerfile/root-user', 'met'),
  ]);
  const plan = answer({ pull: merged, review });

  it('opens the issue again with the reason, and shows the places in the check', () => {
    // Who went ahead had no issue of this stage yet, so its milestone is made as well.
    expect(named(plan)).toEqual([
      `check-run check:12:${head}`,
      'milestone milestone:basics',
      'issue task:git',
      'comment merged-unpassed:12',
    ]);
    expect(plan.effects[2]).toMatchObject({ state: 'open', milestone: 'milestone:basics' });
    expect(textAt(plan, 'merged-unpassed:12')).toBe(
      '**Merged before it passed, so the task stays open.** Still missing: the base image is pinned; there is a `.dockerignore`. Open another pull request with the rest; what is met already stays met.',
    );
  });

  it('puts the issue of who went ahead on the map', () => {
    const ahead = answer({ pull: merged, review, slots: issuesAt({ journey: 1 }) });
    expect(named(ahead)).toEqual([
      `check-run check:12:${head}`,
      'milestone milestone:basics',
      'issue task:git',
      'issue journey',
      'comment merged-unpassed:12',
    ]);
    expect(textAt(ahead, 'journey')).toContain(` (${linkTo('task:git')}) |`);
  });

  it('is a line of the ledger and leaves the task open', () => {
    expect(plan.entries).toMatchObject([{ kind: 'merged-unpassed', task: 'git', head, merge }]);
    expect(plan.next).toMatchObject({ tasks: { git: { state: 'open' } }, pulls: { 12: { settled: 'unpassed' } } });
  });

  it('is not talked about while the coach is paused', () => {
    const paused = answer({
      pull: merged,
      review,
      learner: learner({ status: 'paused', tasks: tasksIn({ git: 'open' }) }),
    });
    expect(named(paused).filter((name) => name.startsWith('comment'))).toEqual([]);
  });
});

describe('a merge while CI runs', () => {
  const waiting = reviewOf([criterion(pinned, 'met'), criterion('ci', 'waiting')]);
  const before = pullFacts({ pull: merged, review: waiting });
  const plan = planPull(before);

  it('is told once what is awaited', () => {
    expect(named(plan)).toEqual(['comment merged-waiting:12']);
    expect(textAt(plan, 'merged-waiting:12')).toBe(
      'Merged while your own CI was still running. The task closes when CI is green on `aaaaaaa`.',
    );
    expect(named(planPull(later(before, plan)))).toEqual([]);
  });

  it('passes when CI is green', () => {
    expect(planPull(later(before, plan, { review: passing }))).toMatchObject({ entries: [{ kind: 'passed' }] });
  });

  it('does not pass when CI fails', () => {
    const failed = reviewOf([criterion(pinned, 'met'), criterion('ci', 'unmet', { findings: [] })]);
    expect(planPull(later(before, plan, { review: failed }))).toMatchObject({ entries: [{ kind: 'merged-unpassed' }] });
  });
});

describe('a merge that could not be judged', () => {
  it('says nothing and is tried again', () => {
    expect(answer({ pull: merged, review: reviewOf([criterion(pinned, 'error')]) })).toMatchObject({
      effects: [],
      entries: [],
      again: 120,
    });
  });
});

describe('a merge that does not count', () => {
  const python = curriculum.tasks.get('python') ?? task('python', 'basics');

  it.each([
    ['somebody else made it', { advances: false }, ['milestone:basics', 'task:git']],
    ['its task comes after one that is open', { match: { kind: 'task', task: python, by: 'branch' } as const }, []],
  ])('passes nothing, and leaves an issue open that it may have closed: %s', (_, more, reopened) => {
    const plan = answer({ pull: merged, review: passing, ...more });
    expect(plan).toMatchObject({ entries: [], because: 'merged, but it does not count' });
    expect(plan.effects.map(({ slot }) => slot)).toEqual(reopened);
  });

  it('adds nothing to a task that is done', () => {
    const plan = answer({ pull: merged, review: failing, learner: learner({ tasks: tasksIn({ git: 'waived' }) }) });
    expect(plan).toMatchObject({ effects: [], entries: [], because: 'the task was done before' });
  });
});
