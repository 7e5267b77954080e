import { describe, expect, it } from 'vitest';
import { planPull } from '../../../src/coach/plan/pull.ts';
import {
  afterwards,
  answer,
  criterion,
  facts,
  issuesAt,
  later,
  learner,
  pinned,
  pullFacts,
  reply,
  reviewOf,
  say,
  tasksIn,
} from '../world.ts';

const begun = facts({
  learner: learner({ tasks: tasksIn({ git: 'open', shell: 'open' }) }),
  slots: issuesAt({ journey: 1, git: 3, shell: 4 }),
});
const onTask = { place: 'task-issue', number: 3, about: 'git' } as const;
const onPull = { place: 'pull-request', number: 12, about: 'git' } as const;
const reviewed = later(pullFacts(), answer());

describe('/coach hint', () => {
  it('gives one rung after the other, and says which is the last', () => {
    const first = say('/coach hint', begun, onTask);
    const second = say('/coach hint', afterwards(begun, first), { ...onTask, id: 901 });
    const third = say('/coach hint', afterwards(afterwards(begun, first), second), { ...onPull, id: 902 });
    expect(reply(first)).toBe('**Hint 1 of 2.** Look here.');
    expect(reply(second, 901)).toBe(
      '**Hint 2 of 2.** Look there.\n\nThat was the last hint. Push what you have, even if it is unfinished: the review names the next step.',
    );
    expect(reply(third, 902)).toBe(
      'You have all 2 hints. Push what you have, even if it is unfinished: the review names the next step.',
    );
  });

  it('opens no task that comes later', () => {
    const plan = say('/coach hint', begun, { ...onPull, about: 'python' });
    expect(plan.next.tasks.python).toBeUndefined();
    expect(reply(plan)).toBe(
      '*The python task* comes after *The git task*. Do that first; its issue then opens by itself.',
    );
  });

  it('needs a task', () => {
    expect(reply(say('/coach hint', begun, { place: 'pull-request', number: 12 }))).toMatch(
      /^This pull request answers no open task/,
    );
  });
});

describe('/coach review', () => {
  it('asks for a review from what is there now', () => {
    expect(say('/coach review', begun, onPull)).toMatchObject({ reviewAgain: true });
    expect(say('/coach help', begun, onPull)).toMatchObject({ reviewAgain: false });
  });
});

describe('/coach explain', () => {
  it.each(['dockerfile/unpinned-base', '`dockerfile/unpinned-base`'])('shows the page of %s to anybody', (id) => {
    expect(reply(say(`/coach explain ${id}`, begun, { roles: [] }))).toBe('# Pin the base image');
  });

  it('names a check that there is not as code', () => {
    expect(reply(say('/coach explain @all', begun))).toBe(
      'There is no check `@all`. Each finding names its own, such as `/coach explain dockerfile/unpinned-base`.',
    );
    expect(reply(say('/coach explain', begun))).toBe('That needs more words: `/coach explain <check>`.');
  });
});

describe('/coach dispute', () => {
  const words = `/coach dispute ${pinned} the base is pinned by | our proxy`;

  it('counts without mentors, and the ledger says why', () => {
    const plan = say(words, reviewed, onPull);
    expect(reply(plan)).toBe(
      'Your objection to `dockerfile/unpinned-base` is kept. No mentor is configured here, so it no longer blocks; the ledger says why.',
    );
    expect(plan).toMatchObject({
      reviewAgain: true,
      next: { pulls: { 12: { disputes: { [pinned]: 'the base is pinned by | our proxy' } } } },
      entries: [
        {
          kind: 'contested',
          task: 'git',
          pull: 12,
          by: 'ada',
          reason: 'dockerfile/unpinned-base: the base is pinned by | our proxy',
        },
      ],
    });
  });

  it('is put before the mentors where there are some', () => {
    const plan = say(words, reviewed, { ...onPull, authority: { mentors: ['grace', 'alan'], roster: {} } });
    expect(reply(plan)).toBe(
      'Your objection to `dockerfile/unpinned-base` is kept and shown in the review. A mentor decides: @grace, @alan.',
    );
  });

  it('is shown in the review, its reason as code', () => {
    const plan = say(words, reviewed, onPull);
    const again = planPull({ ...later(reviewed, plan), review: reviewOf([criterion(pinned, 'unmet')]) });
    expect(again.effects).toContainEqual(
      expect.objectContaining({
        slot: 'summary:12',
        body: expect.stringContaining('contested: `the base is pinned by \\| our proxy` |'),
      }),
    );
  });

  it('names what was executed as the review shows it', () => {
    const query = 'run/postgres:sql/rank.sql';
    const before = later(pullFacts(), answer({ review: reviewOf([criterion(query, 'unmet')]) }));
    expect(say('/coach dispute run/postgres ties are fine', before, onPull).next.pulls[12]?.disputes).toEqual({
      [query]: 'ties are fine',
    });
  });

  it.each([
    [
      'dockerfile/root-user because',
      '`dockerfile/root-user` says nothing about this pull request, so there is nothing to dispute.',
    ],
    ['constructor because', '`constructor` says nothing about this pull request, so there is nothing to dispute.'],
    [pinned, 'That needs more words: `/coach dispute <check> <reason>`.'],
    ['', 'That needs more words: `/coach dispute <check> <reason>`.'],
  ])('%s is not kept', (text, answered) => {
    const plan = say(`/coach dispute ${text}`, reviewed, onPull);
    expect(reply(plan)).toBe(answered);
    expect(plan.entries).toEqual([]);
  });

  it('is not about the CI of the learner', () => {
    const before = later(pullFacts(), answer({ review: reviewOf([criterion('ci', 'unmet', { findings: [] })]) }));
    expect(say('/coach dispute ci it is flaky', before, onPull).entries).toEqual([]);
  });
});

describe('/coach why', () => {
  it('shows every gate of a pull request: expected, seen last, what would open it', () => {
    const review = reviewOf([
      criterion(pinned, 'unmet'),
      criterion('dockerfile/root-user', 'met', { expects: 'It runs as its own user' }),
      criterion('ci', 'waiting', { expects: 'Your own CI is green', detail: 'waiting for `build | test`' }),
    ]);
    const before = later(pullFacts(), answer({ review }));
    expect(reply(say('/coach why', before, { ...onPull, roles: [] }))).toMatchInlineSnapshot(`
      "**The git task** (\`git\`) is open.

      Last reviewed at \`aaaaaaa\`.

      | expected | seen last | what would open it |
      |---|---|---|
      | The base image is pinned | not met, \`Dockerfile:1\` | a push: pin the base image |
      | It runs as its own user | met |  |
      | Your own CI is green | waiting, waiting for \`build \\| test\` | CI finishing with success |"
    `);
  });

  it.each([
    [
      'an open task',
      onTask,
      '**The git task** (`git`) is open.\n\nIt closes when a pull request that says `Closes #` and this number passes and is merged.',
    ],
    [
      'a later task',
      { ...onTask, about: 'python' },
      '**The python task** (`python`) is not open yet.\n\nIt comes after *The git task* ({#task:git}).\n\nIt closes when a pull request that says `Closes #` and this number passes and is merged.',
    ],
    [
      'a pull request that was not reviewed',
      { ...onPull, number: 13 },
      '**The git task** (`git`) is open.\n\nThis pull request was not reviewed yet. `/coach review` asks for it; a draft is reviewed only when asked.',
    ],
  ])('tells of %s what would open it', (_, where, text) => {
    expect(reply(say('/coach why', begun, where))).toBe(text);
  });

  it('says when the coach is paused', () => {
    expect(reply(say('/coach why', { ...begun, learner: { ...begun.learner, status: 'paused' } }, onTask))).toContain(
      'The coach is paused; `/coach resume` wakes it.',
    );
  });
});
