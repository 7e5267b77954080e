import { describe, expect, it } from 'vitest';
import { planClosedIssue } from '../../../src/coach/plan/issue.ts';
import { planJourney } from '../../../src/coach/plan/journey.ts';
import { afterwards, curriculumOf, facts, issuesAt, learner, named, now, task, tasksIn, textAt } from '../world.ts';

const open = (plan: ReturnType<typeof planJourney>) =>
  Object.entries(plan.next.tasks).flatMap(([id, { state }]) => (state === 'open' ? [id] : []));

describe('the beginning', () => {
  const plan = planJourney(facts());

  it('opens the tasks within reach, three at most, and the journey issue', () => {
    expect(named(plan)).toEqual([
      'milestone milestone:basics',
      'issue task:git',
      'issue task:shell',
      'issue task:sql',
      'issue journey',
    ]);
  });

  it('tells the whole path in the journey issue', () => {
    expect(textAt(plan, 'journey')).toMatchInlineSnapshot(`
      "This issue is your map. It is edited in place as you go; nothing else here needs reading twice.

      **0 of 9 tasks done.** Next is *The git task* (about 30 minutes): {#task:git}.

      | | stage | task | about |
      |---|---|---|---|
      | 🔵 | Stage basics | The git task ({#task:git}) | 30 min |
      | 🔵 |  | The shell task ({#task:shell}) | 30 min |
      | 🔵 |  | The sql task ({#task:sql}) | 30 min |
      |  |  | The python task | 30 min |
      |  |  | The extra task | 30 min, optional |
      |  | Stage clouds | The blue-cloud task | 30 min, one of several |
      |  |  | The green-cloud task | 30 min, one of several |
      |  | Stage images | The slim-image task | 30 min |
      |  |  | The big-image task | 30 min |
      |  |  | The exam task | 30 min |
      |  | Stage delivery | The release task | 30 min |

      How it works: take an open task's issue, work on a branch named after the task, open a pull request that says \`Closes #\` and the issue's number. The review comes by itself, on your lines. When it is approved, merge, and the next issue opens.

      \`/coach help\` in a comment lists what you can ask for."
    `);
  });

  it('does nothing the second time', () => {
    expect(planJourney(afterwards(facts(), plan)).effects).toEqual([]);
  });

  it('opens as many as the learner prefers', () => {
    const preferences = { choose: {}, openTasks: 1, drafts: false };
    expect(open(planJourney(facts({ learner: learner({ preferences }) })))).toEqual(['git']);
  });
});

describe('the issue of a task', () => {
  const withStarter = curriculumOf([
    {
      id: 'basics',
      title: 'Basics',
      text: '',
      testOut: [],
      tasks: [
        task('git', 'basics', {
          starter: [
            { path: 'a.py', text: 'print("```")\n' },
            { path: 'long.py', text: 'x\n'.repeat(100) },
            { path: 'src/__init__.py', text: '' },
          ],
        }),
      ],
    },
  ]);

  it('holds the text, short files of the starter, and how to hand in', () => {
    const plan = planJourney(facts({ curriculum: withStarter, publicUrl: 'https://coach.test' }));
    expect(textAt(plan, 'task:git')).toMatchInlineSnapshot(`
      "Do git.

      The starter has \`a.py\`, \`long.py\`, \`src/__init__.py\`. Get it with \`stagecoach start git\` in your clone or from [starter.tgz](https://coach.test/tasks/git/starter.tgz).

      <details><summary><code>a.py</code></summary>

      \`\`\`\`python
      print("\`\`\`")
      \`\`\`\`

      </details>

      ---

      Work on a branch named \`git\` and open a pull request with \`Closes #\` and this issue's number in its description. About 30 minutes. \`/coach hint\` in a comment gives a nudge."
    `);
  });

  it('offers no link where the operator has not said where the server is', () => {
    expect(textAt(planJourney(facts({ curriculum: withStarter })), 'task:git')).not.toContain('starter.tgz');
  });
});

describe('progress', () => {
  it('opens what comes after a task that is done, and closes the issue of that one', () => {
    const plan = planJourney(
      facts({
        learner: learner({ tasks: tasksIn({ git: 'passed', shell: 'open', sql: 'open' }) }),
        slots: issuesAt({ git: 3, shell: 4, sql: 5 }),
      }),
    );
    expect(open(plan)).toEqual(['shell', 'sql', 'python']);
    expect(named(plan)).toContain('issue task:git closed');
  });

  it('says the end of a stage on the issue that ended it, and opens the next stage', () => {
    const plan = planJourney(
      facts({
        learner: learner({
          tasks: {
            ...tasksIn({ git: 'passed', shell: 'passed', sql: 'passed' }),
            python: { state: 'passed', hints: 0, at: '2026-09-02T00:00:00Z' },
          },
        }),
        slots: issuesAt({ git: 3, shell: 4, sql: 5, python: 6 }),
      }),
    );
    expect(named(plan)).toContain('issue task:blue-cloud');
    expect(plan.effects.find(({ slot }) => slot === 'stage-done:basics')).toMatchObject({
      on: { issue: 'task:python' },
      body: '**That was the last task of Stage basics.** The next stage is *Stage clouds*; its first issue is open: {#task:blue-cloud}.',
    });
    expect(plan.next.stagesDone).toEqual(['basics']);
  });

  it('is said where the last task was passed, not on one that was waived with it', () => {
    const plan = planJourney(
      facts({
        learner: learner({
          tasks: {
            ...tasksIn({ git: 'waived', shell: 'waived', python: 'waived' }),
            sql: { state: 'passed', hints: 0, at: '2026-01-02T00:00:00Z' },
          },
        }),
        slots: issuesAt({ git: 3, shell: 4, sql: 5, python: 6 }),
      }),
    );
    expect(plan.effects.find(({ slot }) => slot === 'stage-done:basics')).toMatchObject({ on: { issue: 'task:sql' } });
  });

  it('says that the whole path is done', () => {
    const all = ['git', 'shell', 'sql', 'python', 'blue-cloud', 'slim-image', 'big-image', 'exam', 'release'];
    const plan = planJourney(
      facts({
        learner: learner({
          tasks: tasksIn(Object.fromEntries(all.map((id) => [id, 'passed'] as const))),
          stagesDone: ['basics', 'clouds', 'images'],
        }),
        slots: issuesAt({ release: 9 }),
      }),
    );
    expect(textAt(plan, 'stage-done:delivery')).toBe(
      '**That was the last task of Stage delivery.** The whole path is done. The repository is your proof: every review and every merge is in it.',
    );
    expect(textAt(plan, 'journey')).toContain('**9 of 9 tasks done.** The whole path is done.');
  });

  it('never says that a stage of optional tasks is over before one of them was done', () => {
    const curriculum = curriculumOf([
      { id: 'extras', title: 'Extras', text: '', testOut: [], tasks: [task('extra', 'extras', { optional: true })] },
      { id: 'basics', title: 'Basics', text: '', testOut: [], tasks: [task('git', 'basics')] },
    ]);
    expect(named(planJourney(facts({ curriculum })))).not.toContain('comment stage-done:extras');
  });

  it('makes no issue for what was waived before it was ever open', () => {
    const plan = planJourney(
      facts({
        learner: learner({ tasks: tasksIn({ git: 'waived', shell: 'waived', sql: 'waived', python: 'waived' }) }),
      }),
    );
    expect(named(plan).filter((name) => name.includes('task:'))).toEqual(['issue task:blue-cloud']);
    expect(named(plan)).not.toContain('milestone milestone:basics');
    expect(plan.effects.find(({ slot }) => slot === 'stage-done:basics')).toMatchObject({ on: { issue: 'journey' } });
  });
});

describe('alternatives', () => {
  const basics = { git: 'passed', shell: 'passed', sql: 'passed', python: 'passed' } as const;
  const clouds = (states: object, choose: Readonly<Record<string, string>> = {}) =>
    facts({
      learner: learner({
        tasks: { ...tasksIn(basics), ...tasksIn(states as never) },
        stagesDone: ['basics'],
        preferences: { choose, openTasks: 3, drafts: false },
      }),
      slots: issuesAt({ 'blue-cloud': 8 }),
    });

  it('begin with the first of the group', () => {
    expect(open(planJourney(clouds({})))).toEqual(['blue-cloud']);
  });

  it('close the issue of the one that was not chosen, and keep what was done there', () => {
    const plan = planJourney(clouds({ 'blue-cloud': 'open' }, { cloud: 'green-cloud' }));
    expect(named(plan)).toContain('issue task:blue-cloud closed');
    expect(named(plan)).toContain('issue task:green-cloud');
    expect(plan.next.tasks['blue-cloud']).toEqual({ state: 'open', hints: 0 });
  });

  it('are done with any of them, whatever is chosen afterwards', () => {
    expect(planJourney(clouds({ 'blue-cloud': 'passed' }, { cloud: 'green-cloud' })).next.stagesDone).toContain(
      'clouds',
    );
  });

  it('cannot be skipped by choosing a task that there is not', () => {
    const plan = planJourney(clouds({}, { cloud: 'no-cloud' }));
    expect(plan.next.stagesDone).not.toContain('clouds');
    expect(open(plan)).toEqual(['blue-cloud']);
  });
});

describe('testing out', () => {
  const done = { git: 'passed', shell: 'passed', sql: 'passed', python: 'passed', 'blue-cloud': 'passed' } as const;
  const before = facts({
    learner: learner({
      tasks: { ...tasksIn(done), ...tasksIn({ exam: 'passed', 'big-image': 'open' }) },
      stagesDone: ['basics', 'clouds'],
    }),
    slots: issuesAt({ 'big-image': 20, exam: 21 }),
  });
  const plan = planJourney(before);

  it('waives the rest of the stage and moves on', () => {
    expect(plan.next.tasks['slim-image']?.state).toBe('waived');
    expect(named(plan)).toContain('issue task:big-image closed');
    expect(open(plan)).toEqual(['release']);
  });

  it('is written into the ledger', () => {
    expect(plan.entries).toEqual(
      ['slim-image', 'big-image'].map((id) => ({
        at: now.toISOString(),
        kind: 'waived',
        repository: 77,
        task: id,
        stage: 'images',
        reason: 'the stage was tested out',
      })),
    );
  });

  it('happens once: what a mentor opens again stays open', () => {
    const reopened = afterwards(before, plan);
    const again = planJourney({
      ...reopened,
      learner: { ...reopened.learner, tasks: { ...reopened.learner.tasks, 'big-image': { state: 'open', hints: 0 } } },
    });
    expect(again.next.tasks['big-image']?.state).toBe('open');
    expect(again.entries).toEqual([]);
  });
});

describe('a configuration that cannot be used', () => {
  const broken = facts({ learner: learner({ configProblem: 'line 1: `@ada`: no <b>' }) });

  it('is told on the journey issue', () => {
    const plan = planJourney(broken);
    expect(plan.effects.find(({ slot }) => slot === 'config-problem')).toMatchObject({
      kind: 'comment',
      on: { issue: 'journey' },
    });
    expect(textAt(plan, 'config-problem')).toBe(
      '`.github/stagecoach.yml` could not be used, so the last good preferences stay in force: line 1: \\`@\u2060ada\\`: no &lt;b&gt;',
    );
  });

  it('is told once', () => {
    expect(named(planJourney(afterwards(broken, planJourney(broken))))).toEqual([]);
  });
});

describe('a repository that is not active', () => {
  it.each(['paused', 'archived', 'removed', 'no-issues'] as const)('is left alone when it is %s', (status) => {
    const plan = planJourney(facts({ learner: learner({ status }) }));
    expect(plan).toMatchObject({ effects: [], because: `the repository is ${status}` });
  });
});

describe('an issue that was closed by hand', () => {
  const before = facts({
    learner: learner({ tasks: tasksIn({ git: 'open', shell: 'passed' }) }),
    slots: issuesAt({ journey: 1, git: 3, shell: 4 }),
  });

  it('is opened again, with the reason, when its task is open', () => {
    const plan = planClosedIssue(before, 3, 'hand');
    expect(plan.effects.at(-2)).toMatchObject({ kind: 'issue', slot: 'task:git', state: 'open' });
    expect(plan.effects.at(-1)).toMatchObject({
      kind: 'comment',
      on: { issue: 'task:git' },
      body: 'This issue closes by itself when a pull request that passes is merged, so it is open again. To leave the task for later, nothing is needed: it waits.',
    });
  });

  it.each([
    ['of a task that passed', 4],
    ["of the learner's own", 99],
  ])('stays closed when it is one %s', (_, number) => {
    expect(planClosedIssue(before, number, 'hand').effects).toEqual([]);
  });

  it.each(['active', 'paused'] as const)('is opened again without a word when a merge closed it, %s', (status) => {
    const plan = planClosedIssue({ ...before, learner: { ...before.learner, status } }, 3, 'keyword');
    expect(plan.effects.at(-1)).toMatchObject({ kind: 'issue', slot: 'task:git', state: 'open' });
  });

  it('may be the journey issue, about which nothing is said', () => {
    expect(named(planClosedIssue(before, 1, 'hand')).filter((name) => name.startsWith('comment'))).toEqual([]);
  });
});

describe('an issue that was deleted', () => {
  it('is made anew when its task is open, and not missed when it passed', () => {
    const tasks = tasksIn({ git: 'open', shell: 'passed' });
    const plan = planJourney(facts({ learner: learner({ tasks }) }));
    expect(named(plan)).toContain('issue task:git');
    expect(named(plan)).not.toContain('issue task:shell closed');
  });
});
