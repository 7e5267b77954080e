import { describe, expect, it } from 'vitest';
import { planPull, planSettled, planUnreadable } from '../../../src/coach/plan/pull.ts';
import {
  answer,
  changed,
  criterion,
  curriculum,
  facts,
  failing,
  finding,
  head,
  later,
  learner,
  named,
  newHead,
  passing,
  pinned,
  pullFacts,
  pullRequest,
  reviewOf,
  tasksIn,
  textAt,
} from '../world.ts';

const git = curriculum.tasks.get('git');
const shell = curriculum.tasks.get('shell');
if (!git || !shell) throw new Error('the world has no such tasks');

const check = `check-run check:12:${head}`;
const pushed = { ...pullRequest(), head: { ref: 'git', sha: newHead, repository: 77 } };

describe('a first review', () => {
  const plan = answer();

  it('is one check run, one review, one summary', () => {
    expect(named(plan)).toEqual([check, `review review:12:${head}:git:request-changes`, 'comment summary:12']);
  });

  it('requests changes on the lines', () => {
    expect(plan.effects[1]).toMatchObject({
      verdict: 'request-changes',
      head,
      body: '**Pin the base image next** - then this task is done.',
      comments: [{ path: 'Dockerfile', startLine: 1, line: 1 }],
    });
  });

  it('completes the check with what it asks for', () => {
    expect(plan.effects[0]).toMatchObject({ status: 'completed', conclusion: 'action_required' });
  });

  it('does nothing when the same is asked again', () => {
    expect(named(planPull(later(pullFacts(), plan)))).toEqual([]);
  });
});

describe('a second push', () => {
  const first = answer();
  const second = (review: typeof failing) =>
    planPull(later(pullFacts(), first, { pull: pushed, review: { ...review, head: newHead } }));

  it('with nothing new to say adds no comment and no review', () => {
    expect(named(second(failing))).toEqual([`check-run check:12:${newHead}`]);
  });

  it('that fixes something is told so', () => {
    const plan = second(passing);
    expect(textAt(plan, `review:12:${newHead}:git:approve`)).toBe(
      '**Approved.**\n\nFixed since your last push: the base image is pinned.\n\nMerge when you like. Next is *The shell task* (about 30 minutes); its issue opens when you have merged.',
    );
    expect(textAt(plan, 'summary:12')).toContain('Fixed since your last push: the base image is pinned.');
  });

  it('with another fault is reviewed on that line alone', () => {
    const two = reviewOf([criterion(pinned, 'unmet'), criterion('dockerfile/root-user', 'unmet')]);
    const plan = second(two);
    expect(plan.effects[1]).toMatchObject({
      kind: 'review',
      comments: [{ body: expect.stringContaining('dockerfile/root-user') }],
    });
  });

  it('is told what was fixed also when the verdict had to wait for CI', () => {
    const waiting = reviewOf([criterion(pinned, 'met'), criterion('ci', 'waiting')], { head: newHead });
    const before = later(pullFacts(), first, { pull: pushed, review: waiting });
    const plan = planPull(before);
    expect(named(plan)).toEqual([`check-run check:12:${newHead}`, 'comment summary:12']);
    const green = reviewOf([criterion(pinned, 'met'), criterion('ci', 'met')], { head: newHead });
    expect(textAt(planPull(later(before, plan, { review: green })), `review:12:${newHead}:git:approve`)).toContain(
      'Fixed since your last push',
    );
  });
});

describe('what cannot be judged', () => {
  const broken = reviewOf([criterion(pinned, 'error')]);
  const plan = answer({ review: broken });

  it('leaves the check in progress, says whose fault it is, and is tried again', () => {
    expect(plan.effects[0]).toMatchObject({ kind: 'check-run', status: 'in_progress' });
    expect(plan.effects[0]).not.toHaveProperty('conclusion');
    expect(textAt(plan, 'summary:12')).toContain('That is our fault, not yours, and nothing is counted.');
    expect(named(plan).filter((name) => name.startsWith('review'))).toEqual([]);
    expect(plan.again).toBe(120);
  });

  it('is tried less and less often', () => {
    expect(planPull(later(pullFacts({ review: broken }), plan)).again).toBe(240);
  });

  it('is tried again beside what was judged', () => {
    const part = reviewOf([criterion(pinned, 'unmet'), criterion('dockerfile/root-user', 'error')]);
    expect(answer({ review: part })).toMatchObject({ again: 120, because: 'git: needs-work' });
  });

  it('hides no comment once it is judged', () => {
    const first = answer();
    const failed = later(pullFacts(), first, { pull: pushed, review: { ...broken, head: newHead } });
    const both = reviewOf([criterion(pinned, 'unmet'), criterion('dockerfile/root-user', 'unmet')], { head: newHead });
    const judged = planPull(later(failed, planPull(failed), { review: both }));
    expect(judged.effects.find(({ kind }) => kind === 'review')).toMatchObject({ comments: [{ path: 'Dockerfile' }] });
    expect(judged.again).toBeUndefined();
  });
});

describe('only waiting', () => {
  it('is no review, and the check stays in progress', () => {
    const plan = answer({ review: reviewOf([criterion(pinned, 'met'), criterion('ci', 'waiting')]) });
    expect(named(plan)).toEqual([check, 'comment summary:12']);
    expect(plan.effects[0]).toMatchObject({ status: 'in_progress', title: '1 of 2 met: waiting for CI' });
  });
});

describe('passing', () => {
  it('approves, and names what comes next where its issue is open', () => {
    const plan = answer({
      review: passing,
      learner: learner({ tasks: tasksIn({ git: 'open', shell: 'open' }) }),
      slots: new Map([['task:shell', { id: 4, hash: 'x' }]]),
    });
    expect(plan.effects[1]).toMatchObject({ verdict: 'approve', comments: [] });
    expect(textAt(plan, `review:12:${head}:git:approve`)).toContain(
      'Next is *The shell task* (about 30 minutes): {#task:shell}.',
    );
    expect(plan.effects[0]).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  it('names what comes after the rest of a stage that it tests out', () => {
    const exam = curriculum.tasks.get('exam');
    if (!exam) throw new Error('no exam');
    const done = {
      git: 'passed',
      shell: 'passed',
      sql: 'passed',
      python: 'passed',
      'blue-cloud': 'passed',
      exam: 'open',
    } as const;
    const plan = answer({
      review: { ...passing, task: 'exam' },
      match: { kind: 'task', task: exam, by: 'branch' },
      learner: learner({ tasks: tasksIn(done) }),
    });
    expect(textAt(plan, 'summary:12')).toContain('Next is *The release task*');
  });

  it('says when it was the last task', () => {
    const release = curriculum.tasks.get('release');
    if (!release) throw new Error('no release');
    const done = Object.fromEntries([...curriculum.tasks.keys()].map((id) => [id, 'passed'] as const));
    const plan = answer({
      review: { ...passing, task: 'release' },
      match: { kind: 'task', task: release, by: 'branch' },
      learner: learner({ tasks: tasksIn({ ...done, release: 'open' }) }),
    });
    expect(textAt(plan, 'summary:12')).toContain('Merge when you like. It is the last task of the path.');
  });

  it('is not a pass for good before the merge', () => {
    expect(answer({ review: passing })).toMatchObject({ entries: [], next: { tasks: { git: { state: 'open' } } } });
  });
});

describe('a pull request that does not count', () => {
  it('is reviewed all the same for somebody else', () => {
    const plan = answer({ advances: false, pull: pullRequest({ author: { id: 2, login: 'eve', bot: false } }) });
    expect(named(plan)).toHaveLength(3);
    expect(textAt(plan, 'summary:12')).toContain(
      'This review is for `eve`; it does not move the path of this repository',
    );
  });

  it('is told when it goes to another branch than the default one', () => {
    const plan = answer({ advances: false, pull: pullRequest({ base: { ref: 'dev`', sha: 'b'.repeat(40) } }) });
    expect(textAt(plan, 'summary:12')).toContain(
      "This goes to `dev'`. A task is handed in to `main`: change the base of the pull request, and it counts.",
    );
  });

  it('is told what comes first', () => {
    const python = curriculum.tasks.get('python');
    if (!python) throw new Error('no python');
    const plan = answer({ match: { kind: 'task', task: python, by: 'branch' } });
    expect(textAt(plan, 'summary:12')).toContain(
      '*The python task* comes after *The git task*, and counts from then on. The review is yours already.',
    );
  });
});

describe('a pull request that is merged and judged', () => {
  const before = pullFacts({ pull: pullRequest({ state: 'closed', merged: true }) });
  const settled = (verdict: 'passed' | 'unpassed', review = passing) =>
    planSettled({
      ...before,
      learner: learner({ pulls: { 12: { said: [], disputes: {}, settled: verdict, review } } }),
    });

  it('says once more what was judged, when somebody asks for its check again', () => {
    const plan = settled('passed');
    expect(plan.effects).toMatchObject([{ kind: 'check-run', head, conclusion: 'success', title: '1 of 1 met' }]);
    expect(settled('unpassed', failing).effects).toMatchObject([{ conclusion: 'action_required' }]);
    expect(plan.entries).toEqual([]);
  });
});

describe('a pull request that answers no task', () => {
  const plan = answer({ match: { kind: 'none', candidates: [] }, review: undefined });

  it('gets a check that does not block, and no comment', () => {
    expect(named(plan)).toEqual([check]);
    expect(plan.effects[0]).toMatchObject({ conclusion: 'success', title: 'No task: nothing to review' });
  });

  it('is merged without a word', () => {
    const merged = answer({
      match: { kind: 'none', candidates: [] },
      review: undefined,
      pull: pullRequest({ state: 'closed', merged: true }),
    });
    expect(merged).toMatchObject({ effects: [], entries: [], because: 'merged, but it answers no task' });
  });
});

describe('a pull request that could answer several tasks', () => {
  const before = pullFacts({ match: { kind: 'several', candidates: [git, shell] }, review: undefined });
  const plan = planPull(before);

  it('is asked once which one', () => {
    expect(named(plan)).toEqual([check, 'comment ask:12']);
    expect(textAt(plan, 'ask:12')).toBe(
      "**Which task does this answer?** It could be *The git task* ({#task:git}), *The shell task* ({#task:shell}). Write `Closes #` and the issue's number in the description, and the review starts.",
    );
    const second = planPull(later(before, plan, { pull: pushed }));
    expect(named(second)).toEqual([`check-run check:12:${newHead}`]);
  });

  it('is reviewed when the description says it', () => {
    expect(named(planPull(later(before, plan, { match: pullFacts().match, review: failing })))).toHaveLength(3);
  });
});

describe('an empty diff', () => {
  it('waits for a commit', () => {
    const plan = answer({ changed: [] });
    expect(named(plan)).toEqual([check]);
    expect(plan.effects[0]).toMatchObject({ status: 'in_progress', title: 'Nothing changed yet' });
  });
});

describe('files that cannot be read', () => {
  it('are said so in the check run, with the reason, which is learner text', () => {
    const plan = planUnreadable({ ...facts(), pull: pullRequest() }, 'The files cannot be read: `@ada/..` is no path.');
    expect(plan.effects[0]).toMatchObject({
      status: 'completed',
      conclusion: 'action_required',
      title: 'These files cannot be read',
    });
    expect(textAt(plan, `check:12:${head}`)).toContain('\\`@\u2060ada/..\\` is no path.');
  });
});

describe('another task', () => {
  it('is reviewed anew at the same head when the description changes', () => {
    const first = answer();
    const before = later(pullFacts(), first, {
      match: { kind: 'task', task: shell, by: 'keyword' },
      review: { ...failing, task: 'shell', criteria: [criterion('shell/unquoted', 'unmet')] },
    });
    const plan = planPull(before);
    expect(plan.effects.find(({ kind }) => kind === 'review')).toMatchObject({
      slot: `review:12:${head}:shell:request-changes`,
      comments: [{ path: 'Dockerfile' }],
    });
    expect(plan.next.pulls[12]?.task).toBe('shell');
  });
});

describe('a closed pull request', () => {
  const closed = answer({ pull: pullRequest({ state: 'closed' }), review: undefined });

  it('is answered with nothing', () => {
    expect(closed).toMatchObject({ effects: [], entries: [], because: 'closed without a merge' });
  });

  it('is reviewed when it is opened again', () => {
    const plan = planPull(later(pullFacts(), closed));
    expect(named(plan)).toHaveLength(3);
    expect(plan.next.pulls[12]?.settled).toBeUndefined();
  });
});

describe('issues that are switched off', () => {
  it('are said in the check run', () => {
    const plan = answer({ learner: learner({ status: 'no-issues', tasks: tasksIn({ git: 'open' }) }) });
    expect(textAt(plan, `check:12:${head}`)).toMatch(
      /Issues are switched off in this repository, so the task's issue could not be opened\..*$/,
    );
  });
});

describe('the noise budget', () => {
  it('is three comments a review, and the rest comes with the push that fixes one', () => {
    const many = reviewOf(
      ['one', 'two', 'three', 'four', 'five'].map((name) =>
        criterion(`dockerfile/${name}`, 'unmet', { findings: [finding(`dockerfile/${name}`)] }),
      ),
    );
    const before = pullFacts({ review: many });
    const first = planPull(before);
    const inline = (plan: typeof first) =>
      plan.effects.flatMap((effect) => (effect.kind === 'review' ? effect.comments.length : []));
    expect(inline(first)).toEqual([3]);
    expect(inline(planPull(later(before, first)))).toEqual([]);
    const same = later(before, first, { pull: pushed, review: { ...many, head: newHead } });
    expect(named(planPull(same)), 'nothing fixed, nothing new').toEqual([`check-run check:12:${newHead}`]);
    const [one, ...rest] = many.criteria;
    const mended = reviewOf([criterion(one?.id ?? '', 'met'), ...rest], { head: newHead });
    expect(inline(planPull(later(before, first, { pull: pushed, review: mended })))).toEqual([2]);
  });

  it('is spent on lines that the diff shows', () => {
    const outside = reviewOf([
      criterion(pinned, 'unmet', {
        findings: [finding(pinned, { range: { start: { line: 90, column: 1 }, end: { line: 90, column: 2 } } })],
      }),
    ]);
    expect(answer({ review: outside, changed }).effects[1]).toMatchObject({ kind: 'review', comments: [] });
  });
});
