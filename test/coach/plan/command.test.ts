import { describe, expect, it, test } from 'vitest';
import { defaultPreferences } from '../../../src/coach/learner.ts';
import { afterwards, curriculum, facts, issuesAt, learner, named, now, reply, say, tasksIn } from '../world.ts';

const begun = facts({
  learner: learner({ tasks: tasksIn({ git: 'open', shell: 'open' }) }),
  slots: issuesAt({ journey: 1, git: 3, shell: 4 }),
});
const onTask = { place: 'task-issue', number: 3, about: 'git' } as const;
const onPull = { place: 'pull-request', number: 12, about: 'git' } as const;

describe('a comment with commands', () => {
  it('is acknowledged by a reaction and answered in one comment', () => {
    const plan = say('/coach next\n/coach explain dockerfile/unpinned-base', begun);
    expect(plan.effects[0]).toEqual({ kind: 'reaction', slot: 'ack:900', on: 'issue-comment', id: 900, content: '+1' });
    expect(reply(plan)).toBe('Next is *The git task* (about 30 minutes): {#task:git}.\n\n# Pin the base image');
  });

  it('is answered in the thread where it stands', () => {
    const plan = say('/coach help', begun, { ...onPull, on: 'review-comment', number: 12 });
    expect(plan.effects.at(-1)).toMatchObject({ kind: 'reply', pull: 12, to: 900 });
    expect(plan.effects[0]).toMatchObject({ on: 'review-comment' });
  });

  it('cannot be reacted to when it is a review, and is answered all the same', () => {
    const plan = say('/coach help', begun, { ...onPull, on: 'review' });
    expect(named(plan)).not.toContain('reaction ack:900');
    expect(plan.effects.at(-1)).toMatchObject({ kind: 'comment', on: 12 });
  });

  it('is carried out once, however often it is delivered', () => {
    const plan = say('/coach hint', begun, onTask);
    const again = say('/coach hint', afterwards(begun, plan), onTask);
    expect(again).toMatchObject({ effects: [], entries: [], because: 'these commands were carried out before' });
    expect(again.next.tasks.git?.hints).toBe(1);
  });

  it('shows confusion where one of its commands makes no sense', () => {
    expect(say('/coach next\n/coach explain no/check', begun).effects[0]).toMatchObject({ content: 'confused' });
  });
});

describe('/coach help', () => {
  it('lists what this person may use here', () => {
    expect(reply(say('/coach help', begun, onTask))).toMatchInlineSnapshot(`
      "What you can ask for here:

      - \`/coach help\`: what you may ask for here
      - \`/coach status\`: where you are, what is open, minutes to the next step
      - \`/coach start [task]\`: opens that task, or the next one
      - \`/coach next\`: names and opens what comes next
      - \`/coach hint\`: the next hint
      - \`/coach explain <check>\`: that check's page
      - \`/coach why\`: every gate: expected, seen, what would open it
      - \`/coach choose <task>\`: picks one of several alternatives
      - \`/coach pause\`: silence but for commands
      - \`/coach resume\`: ends the silence"
    `);
    expect(reply(say('/coach help', begun, { ...onPull, roles: [] }))).toMatchInlineSnapshot(`
      "What you can ask for here:

      - \`/coach help\`: what you may ask for here
      - \`/coach status\`: where you are, what is open, minutes to the next step
      - \`/coach explain <check>\`: that check's page
      - \`/coach why\`: every gate: expected, seen, what would open it"
    `);
  });

  it('follows a command that there is not, which is shown as code', () => {
    expect(reply(say('/coach @all`<b>', begun, { roles: [] }))).toMatch(
      /^I do not know `\/coach @all'<b>`\. What you can ask for here:\n\n- `\/coach help`/,
    );
  });
});

describe('a command that may not be used', () => {
  it('pass, by the owner of the repository, is refused', () => {
    const plan = say('/coach pass git because I say so', begun, onTask);
    expect(reply(plan)).toBe(
      '`/coach pass` is for mentors. No mentor is configured here; the organisation or the server names them, not the repository.',
    );
    expect(plan).toMatchObject({ entries: [], next: { tasks: { git: { state: 'open' } } } });
  });

  it.each(['pass', 'reopen', 'waive', 'reset'])('%s, by a learner in a cohort, is refused', (verb) => {
    const plan = say(`/coach ${verb} git please`, begun, { ...onTask, authority: { mentors: ['grace'], roster: {} } });
    expect(reply(plan)).toBe(`\`/coach ${verb}\` is for mentors. Ask one of them.`);
    expect(plan).toMatchObject({ entries: [], next: { tasks: begun.learner.tasks } });
  });

  it('start, by a stranger, is refused', () => {
    expect(reply(say('/coach start git', begun, { roles: [] }))).toBe(
      '`/coach start` is for the learner of this repository.',
    );
  });

  it('is told where it works', () => {
    expect(reply(say('/coach review', begun))).toBe('`/coach review` works in pull requests.');
    expect(reply(say('/coach choose blue-cloud', begun, onPull))).toBe(
      "`/coach choose` works in issues and a task's issue.",
    );
  });
});

test('/coach status tells where one is, what is open, and minutes to the next step', () => {
  expect(reply(say('/coach status', begun, { roles: [] }))).toBe(
    [
      '**0 of 9 tasks done.** In *Stage basics*: 0 of 4. Next is *The git task* (about 30 minutes): {#task:git}.',
      'Open: *The git task* ({#task:git}, about 30 minutes); *The shell task* ({#task:shell}, about 30 minutes); *The sql task* ({#task:sql}, about 30 minutes).',
      'Optional in this stage: *The extra task* (`/coach start extra`).',
    ].join('\n\n'),
  );
});

describe('/coach status', () => {
  const basics = { git: 'passed', shell: 'passed', sql: 'passed', python: 'passed' } as const;
  const statusAt = (tasks: Parameters<typeof tasksIn>[0], choose = {}) => {
    const preferences = { ...defaultPreferences, choose };
    return reply(say('/coach status', facts({ learner: learner({ tasks: tasksIn(tasks), preferences }) })));
  };

  it('offers the alternatives of what is open', () => {
    expect(statusAt(basics)).toContain(
      'Instead of what is open you may choose *The green-cloud task* (`/coach choose green-cloud`).',
    );
    expect(statusAt(basics, { cloud: 'green-cloud' })).toContain('(`/coach choose blue-cloud`)');
    expect(statusAt({ ...basics, 'blue-cloud': 'passed' })).not.toContain('you may choose');
  });

  it('says what tests the stage out', () => {
    expect(statusAt({ ...basics, 'blue-cloud': 'passed' })).toContain(
      'Passing *The exam task* waives the rest of this stage.',
    );
  });

  it('counts what was waived as done, and names no stage when the path is done', () => {
    expect(statusAt({ ...basics, 'blue-cloud': 'passed', 'slim-image': 'waived' })).toMatch(
      /^\*\*6 of 9 tasks done\.\*\* In \*Stage images\*: 1 of 3\./,
    );
    const all = Object.fromEntries([...curriculum.tasks.keys()].map((id) => [id, 'passed'] as const));
    expect(statusAt(all)).toBe(
      '**11 of 11 tasks done.** The whole path is done. The repository is your proof: every review and every merge is in it.',
    );
  });
});

describe('/coach start', () => {
  it('opens a task', () => {
    const plan = say('/coach start extra', begun);
    expect(plan.next.tasks.extra).toEqual({ state: 'open', hints: 0 });
    expect(reply(plan)).toBe('*The extra task* is open: {#task:extra}.');
    expect(named(plan)).toContain('issue task:extra');
  });

  it.each([
    ['python', '*The python task* comes after *The git task*. Do that first; its issue then opens by itself.'],
    ['nothing', 'There is no task `nothing`. The journey issue lists them all.'],
    ['', 'Next is *The git task* (about 30 minutes): {#task:git}.'],
  ])('%s is answered', (id, text) => {
    expect(reply(say(`/coach start ${id}`, begun))).toBe(text);
  });

  it('knows what is done', () => {
    expect(reply(say('/coach start git', facts({ learner: learner({ tasks: tasksIn({ git: 'passed' }) }) })))).toBe(
      '*The git task* is done already.',
    );
  });

  it('of an alternative chooses it', () => {
    const plan = say('/coach start green-cloud', begun);
    expect(plan.next.preferences.choose).toEqual({ cloud: 'green-cloud' });
    expect(plan.entries).toMatchObject([{ kind: 'chosen', task: 'green-cloud', by: 'ada' }]);
  });

  it.each(['removed', 'no-issues'] as const)('wakes a repository that was %s', (status) => {
    expect(say('/coach start', facts({ learner: learner({ status }) })).next.status).toBe('active');
  });

  it('does not end a pause', () => {
    expect(say('/coach start', facts({ learner: learner({ status: 'paused' }) })).next.status).toBe('paused');
  });
});

describe('/coach choose', () => {
  it('picks one of several, and keeps each change of mind in the ledger', () => {
    const first = say('/coach choose green-cloud', begun);
    const second = say('/coach choose blue-cloud', afterwards(begun, first), { id: 901 });
    expect(reply(first)).toBe('*The green-cloud task* it is. What you did before stays in the record.');
    expect(second.next.preferences.choose).toEqual({ cloud: 'blue-cloud' });
    expect([...first.entries, ...second.entries]).toEqual(
      ['green-cloud', 'blue-cloud'].map((id) => ({
        at: now.toISOString(),
        kind: 'chosen',
        repository: 77,
        task: id,
        stage: 'clouds',
        by: 'ada',
      })),
    );
  });

  it('closes one issue and opens the other, and what was done there is there again', () => {
    const choose = (id: string, before: typeof begun, comment: number) => {
      const plan = say(`/coach choose ${id}`, before, { id: comment });
      return { plan, after: afterwards(before, plan) };
    };
    const tasks = tasksIn({ git: 'passed', shell: 'passed', sql: 'passed', python: 'passed' });
    const start = facts({ learner: learner({ tasks }) });
    const blue = choose('blue-cloud', start, 901);
    const hinted = say('/coach hint', blue.after, { id: 902, place: 'task-issue', about: 'blue-cloud' });
    const green = choose('green-cloud', afterwards(blue.after, hinted), 903);
    expect(named(green.plan)).toEqual(
      expect.arrayContaining(['issue task:blue-cloud closed', 'issue task:green-cloud']),
    );
    const again = choose('blue-cloud', green.after, 904);
    expect(named(again.plan)).toEqual(
      expect.arrayContaining(['issue task:blue-cloud', 'issue task:green-cloud closed']),
    );
    expect(again.plan.next.tasks['blue-cloud']).toEqual({ state: 'open', hints: 1 });
  });

  it('is not asked where the organisation has chosen for all', () => {
    const authority = { mentors: [], roster: {}, choose: { cloud: 'blue-cloud' } };
    const plan = say('/coach choose green-cloud', begun, { authority });
    expect(reply(plan)).toBe('In this organisation `blue-cloud` was chosen for all.');
    expect([plan.next.preferences.choose, plan.entries]).toEqual([{}, []]);
    expect(say('/coach start green-cloud', begun, { authority }).entries).toEqual([]);
  });

  it('of a group of which one is done asks for nothing more', () => {
    const tasks = tasksIn({ git: 'passed', shell: 'passed', sql: 'passed', python: 'passed', 'blue-cloud': 'passed' });
    const plan = say('/coach choose green-cloud', facts({ learner: learner({ tasks }) }));
    expect(reply(plan)).toBe(
      '*The green-cloud task* it is, though nothing more is asked of this group: *The blue-cloud task* is done. `/coach start green-cloud` opens it all the same.',
    );
    expect(named(plan)).not.toContain('issue task:green-cloud');
  });

  it('of what is chosen already adds nothing to the ledger', () => {
    const first = say('/coach choose green-cloud', begun);
    expect(say('/coach choose green-cloud', afterwards(begun, first), { id: 901 }).entries).toEqual([]);
  });

  it.each([
    ['git', '*The git task* is not one of a group to choose from.'],
    ['no-cloud', 'There is no task `no-cloud`. The journey issue lists them all.'],
    ['', 'That needs more words: `/coach choose <task>`.'],
  ])('%s is answered', (id, text) => {
    expect(reply(say(`/coach choose ${id}`, begun))).toBe(text);
  });
});

describe('/coach pause and /coach resume', () => {
  const paused = afterwards(begun, say('/coach pause', begun));

  it('silence the coach and wake it', () => {
    expect(paused.learner.status).toBe('paused');
    expect(reply(say('/coach pause', begun))).toBe('Silent from now on, but for commands. `/coach resume` ends it.');
    const plan = say('/coach resume', paused, { id: 901 });
    expect(plan.next.status).toBe('active');
    expect(reply(plan, 901)).toBe('Back. Open pull requests are reviewed again.');
  });

  it('leave commands answered, and nothing else', () => {
    expect(named(say('/coach next', paused, { id: 901 }))).toEqual(['reaction ack:901', 'comment answer:901']);
  });

  it('are for mentors too', () => {
    expect(say('/coach pause', begun, { roles: ['mentor'] }).next.status).toBe('paused');
    expect(say('/coach pause', begun, { roles: [] }).next.status).toBe('active');
  });
});
