import { describe, expect, it } from 'vitest';
import {
  afterwards,
  answer,
  curriculum,
  facts,
  issuesAt,
  later,
  learner,
  named,
  now,
  passing,
  pullFacts,
  pullRequest,
  reply,
  say,
  tasksIn,
} from '../world.ts';

const begun = facts({
  learner: learner({ tasks: tasksIn({ git: 'open', shell: 'open' }) }),
  slots: issuesAt({ journey: 1, git: 3, shell: 4 }),
});
const mentor = { by: 'Grace', roles: ['mentor'], place: 'task-issue', number: 3, about: 'git' } as const;

const line = { at: now.toISOString(), repository: 77, by: 'Grace', task: 'git', stage: 'basics' };

describe('/coach pass', () => {
  const plan = say('/coach pass shown in class, @ada', begun, mentor);

  it('passes the task of the issue; who, when and why go to the ledger', () => {
    expect(plan.next.tasks.git).toEqual({ state: 'passed', hints: 0, at: now.toISOString() });
    expect(plan.entries).toEqual([{ ...line, kind: 'overridden', reason: 'shown in class, @ada (#3)' }]);
    expect(reply(plan)).toBe('*The git task* is passed by `Grace`: shown in class, @\u2060ada');
  });

  it('closes its issue and opens what comes next', () => {
    expect(named(plan)).toEqual(expect.arrayContaining(['issue task:git closed', 'issue task:python']));
  });

  it('may name the task', () => {
    expect(say('/coach pass shell done on paper', begun, mentor).next.tasks).toMatchObject({
      git: { state: 'open' },
      shell: { state: 'passed' },
    });
  });

  it.each(['/coach pass', '/coach pass git'])('%s needs a reason', (words) => {
    const refused = say(words, begun, mentor);
    expect(reply(refused)).toBe('That needs more words: `/coach pass [task] <reason>`.');
    expect(refused.entries).toEqual([]);
  });

  it('needs a task where the issue is of none', () => {
    expect(
      reply(
        say('/coach pass no-such it is fine', begun, {
          ...mentor,
          place: 'issue',
          number: 1,
          about: undefined as never,
        }),
      ),
    ).toBe('There is no task `no-such`. The journey issue lists them all.');
  });

  it('makes no issue for a task that was never open', () => {
    expect(named(say('/coach pass python known from work', begun, mentor))).not.toContain('issue task:python closed');
  });
});

describe('/coach reopen', () => {
  const passed = afterwards(begun, say('/coach pass shown in class', begun, mentor));
  const plan = say('/coach reopen it was copied', passed, { ...mentor, id: 901 });

  it('opens a passed task again; nothing is erased from the ledger', () => {
    expect(plan.next.tasks.git).toEqual({ state: 'open', hints: 0 });
    expect(plan.entries).toEqual([{ ...line, kind: 'reopened', reason: 'it was copied (#3)' }]);
    expect(reply(plan, 901)).toBe('*The git task* is open again, by `Grace`: it was copied');
    expect(plan.effects).toContainEqual(expect.objectContaining({ slot: 'task:git', state: 'open' }));
  });

  it('takes the end of its stage back', () => {
    const done = tasksIn({ git: 'passed', shell: 'passed', sql: 'passed', python: 'passed' });
    const ended = facts({ learner: learner({ tasks: done, stagesDone: ['basics'] }), slots: issuesAt({ git: 3 }) });
    expect(say('/coach reopen it was copied', ended, mentor).next.stagesDone).toEqual([]);
  });

  it('does not open a task that was never begun', () => {
    const refused = say('/coach reopen python now', begun, mentor);
    expect(reply(refused)).toBe('*The python task* was not begun here, so there is nothing to change.');
    expect(refused).toMatchObject({ entries: [], next: { tasks: begun.learner.tasks } });
  });
});

describe('/coach reset', () => {
  const hinted = {
    ...begun,
    learner: { ...begun.learner, tasks: { ...begun.learner.tasks, git: { state: 'open' as const, hints: 2 } } },
  };

  it('starts a task afresh: its hints, and what was said on its open pull requests', () => {
    const reviewed = later(pullFacts({ learner: hinted.learner }), answer());
    const plan = say(
      '/coach reset git new group',
      { ...reviewed, learner: { ...reviewed.learner, tasks: hinted.learner.tasks } },
      mentor,
    );
    expect(plan.next.tasks.git).toEqual({ state: 'open', hints: 0 });
    expect(plan.next.pulls).toEqual({});
    expect(plan.entries).toEqual([{ ...line, kind: 'reset', reason: 'new group (#3)' }]);
    expect(reply(plan)).toBe('*The git task* starts afresh, by `Grace`. Its history is kept.');
  });

  it('keeps the pull request that passed it', () => {
    const merged = later(
      pullFacts(),
      answer({ pull: pullRequest({ state: 'closed', merged: true }), review: passing }),
    );
    expect(say('/coach reset git new group', merged, mentor).next.pulls[12]?.settled).toBe('passed');
  });

  it('must name the task', () => {
    expect(reply(say('/coach reset because', begun, mentor))).toBe(
      'That needs more words: `/coach reset <task> <reason>`.',
    );
  });
});

describe('/coach waive', () => {
  const plan = say('/coach waive basics knows it from work', begun, mentor);

  it('waives what is not passed of a stage, and moves on', () => {
    expect(Object.entries(plan.next.tasks).map(([id, { state }]) => `${id} ${state}`)).toEqual([
      'git waived',
      'shell waived',
      'sql waived',
      'python waived',
      'extra waived',
      'blue-cloud open',
    ]);
    expect(named(plan)).toEqual(
      expect.arrayContaining(['issue task:git closed', 'issue task:blue-cloud', 'comment stage-done:basics']),
    );
    expect(named(plan)).not.toContain('issue task:sql closed');
  });

  it('is a line of the ledger', () => {
    expect(plan.entries).toEqual([
      { at: line.at, kind: 'waived', repository: 77, by: 'Grace', stage: 'basics', reason: 'knows it from work (#3)' },
    ]);
    expect(reply(plan)).toBe('The stage *Stage basics* is waived by `Grace`: knows it from work');
  });

  it('leaves what was passed as it is', () => {
    const before = facts({ learner: learner({ tasks: tasksIn({ git: 'passed' }) }) });
    expect(say('/coach waive basics knows the rest', before, mentor).next.tasks.git?.state).toBe('passed');
  });

  it.each(['/coach waive', '/coach waive basics', '/coach waive nothing because'])('%s is not enough', (words) => {
    expect(reply(say(words, begun, mentor))).toBe('That needs more words: `/coach waive <stage> <reason>`.');
  });
});

it('a changed curriculum never takes a pass back', () => {
  const passed = afterwards(begun, say('/coach pass shown in class', begun, mentor));
  const grown = { ...passed, curriculum: { ...curriculum, hash: 'another' } };
  expect(say('/coach next', grown, { id: 902 }).next.tasks.git?.state).toBe('passed');
});
