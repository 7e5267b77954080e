import { beforeEach, describe, expect, it } from 'vitest';
import { ForgeError } from '../../src/ports/forge.ts';
import { criterion, head, newHead, passing, pinned, pullRequest, reviewOf } from '../coach/world.ts';
import { comment, done, enter, learner, onGit, pulled, start, store, world } from './coach-world.ts';

describe('the beginning', () => {
  it('opens the journey and the first issues', async () => {
    await start();
    expect(done()).toEqual([
      'milestone milestone:basics',
      'issue task:git',
      'issue task:shell',
      'issue task:sql',
      'issue journey',
    ]);
  });

  it('happens once', async () => {
    await start();
    done();
    await start();
    expect(done()).toEqual([]);
  });

  it.each(['archived', 'empty', 'template'] as const)('does not happen by itself in one that is %s', async (what) => {
    world.found = { ...world.found, [what]: true };
    await start();
    expect([done(), await learner()]).toEqual([[], undefined]);
  });

  it('happens when the learner asks for it, and only then', async () => {
    for (const body of ['/coach help', '```\n/coach start\n```\n/coach help']) await world.run(comment(body));
    await world.run(comment('/coach start', { author: 'eve' }));
    expect(await learner()).toBeUndefined();
    await world.run(comment('/coach start'));
    expect(done()).toContain('issue journey');
  });

  it('tells a mistake in the configuration on the journey issue, once', async () => {
    world.files['practice/.github/stagecoach.yml'] = 'mentors: [ada]\n';
    await start();
    expect(world.done.at(-1)).toMatchObject({
      slot: 'config-problem',
      body: expect.stringContaining('is for the organisation to say, not for this repository'),
    });
    done();
    await world.run({ kind: 'configuration', repository: world.repository });
    expect(done()).toEqual([]);
  });
});

describe('the configuration of the learner', () => {
  it('is read when it changes, and what was chosen by command holds beside it', async () => {
    await start();
    await world.run(comment('/coach choose green-cloud'));
    world.files['practice/.github/stagecoach.yml'] = 'open_tasks: 1\n';
    await world.run({ kind: 'configuration', repository: world.repository });
    expect((await learner())?.preferences).toEqual({ choose: { cloud: 'green-cloud' }, openTasks: 1, drafts: false });
  });

  it('that cannot be used leaves the last good one in force', async () => {
    world.files['practice/.github/stagecoach.yml'] = 'drafts: true\n';
    await start();
    world.files['practice/.github/stagecoach.yml'] = 'draft: true\n';
    await world.run({ kind: 'configuration', repository: world.repository });
    expect(await learner()).toMatchObject({
      preferences: { drafts: true },
      configProblem: expect.stringContaining('draft'),
    });
  });
});

describe('the configuration of an organisation', () => {
  it('is read anew when it changes, though nobody learns in its repository', async () => {
    enter(undefined, { ownerType: 'Organization', owner: `school-${world.repository.id}` });
    await start();
    const passing = comment('/coach pass git because', { author: 'grace' });
    await world.run(passing);
    expect((await learner())?.tasks.git?.state).toBe('open');
    world.files['.github/stagecoach.yml'] = 'mentors: [grace]\n';
    await world.run({ kind: 'configuration', repository: { ...world.repository, id: 1, name: '.github' } });
    await world.run(comment('/coach pass git because', { author: 'grace' }));
    expect((await learner())?.tasks.git?.state).toBe('passed');
  });
});

describe('a pull request', () => {
  beforeEach(async () => {
    await start();
    done();
  });

  it('is reviewed once for the same question', async () => {
    await pulled(onGit());
    await pulled(onGit());
    expect([world.reviews, done()]).toEqual([
      1,
      [`check-run check:12:${head}`, `review review:12:${head}:git:request-changes`, 'comment summary:12'],
    ]);
  });

  it('has its check answered whenever somebody asks for it, though nothing has changed', async () => {
    const check = `check-run check:12:${head}`;
    await pulled(onGit());
    done();
    await pulled(onGit(), true);
    expect([world.reviews, done()]).toEqual([1, [check]]);
    world.review = passing;
    await pulled(onGit({ head: { ref: 'git', sha: newHead }, state: 'closed', merged: true }));
    done();
    await pulled(onGit({ head: { ref: 'git', sha: newHead }, state: 'closed', merged: true }), true);
    expect(done()).toEqual([`check-run check:12:${newHead}`]);
  });

  it('is reviewed at its newest head alone', async () => {
    await store.observe(world.repository.id, onGit(), 'told');
    await pulled(onGit({ head: { ref: 'git', sha: newHead }, updatedAt: '2026-09-01T11:00:01Z' }));
    expect(done()[0]).toBe(`check-run check:12:${newHead}`);
  });

  it('of a bot is passed over', async () => {
    await pulled(onGit({ author: { id: 9, login: 'renovate[bot]', bot: true } }));
    expect(done()).toEqual([]);
  });

  it('that is a draft is reviewed when asked, and then told how its CI ended', async () => {
    world.review = reviewOf([criterion(pinned, 'met'), criterion('ci', 'waiting')]);
    await pulled(onGit({ draft: true }));
    expect(done()).toEqual([]);
    await pulled(onGit({ draft: true }), true);
    expect(done()).toEqual([`check-run check:12:${head}`, 'comment summary:12']);
    await pulled(onGit({ draft: true, labels: ['x'] }));
    expect((await learner())?.pulls[12]?.review?.verdict).toBe('waiting');
    await pulled(onGit({ draft: true, head: { ref: 'git', sha: newHead } }));
    expect(done()).toEqual([]);
  });

  it('that nobody may advance is reviewed and passes nothing', async () => {
    world.review = passing;
    await pulled(onGit({ author: { id: 2, login: 'eve', bot: false }, head: { ref: 'git', sha: head } }));
    expect(done()).toContain(`review review:12:${head}:git:approve`);
    await pulled(onGit({ author: { id: 2, login: 'eve', bot: false }, state: 'closed', merged: true }));
    expect((await learner())?.tasks.git?.state).toBe('open');
  });

  it('whose files cannot be read is told why', async () => {
    world.unreadable = new ForgeError(
      'rejected',
      'The files of this commit cannot be read: there are over 20000 of them.',
    );
    await pulled(onGit());
    expect(world.done).toMatchObject([
      {
        kind: 'check-run',
        conclusion: 'action_required',
        summary: expect.stringContaining('there are over 20000 of them'),
      },
    ]);
  });

  it('that could not be judged is judged anew, and the queue is told when', async () => {
    world.review = reviewOf([criterion(pinned, 'unmet'), criterion('a/b', 'error')]);
    await pulled(onGit());
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: true });
    await pulled(onGit());
    expect(world.reviews).toBe(2);
  });

  it('that is merged passes its task, and closes nothing by hand', async () => {
    world.review = passing;
    await pulled(onGit());
    done();
    const merged = onGit({
      state: 'closed',
      merged: true,
      mergeCommit: 'd'.repeat(40),
      updatedAt: '2026-09-01T12:00:00Z',
    });
    world.pulls = [merged];
    // The webhook of the issue, which the closing keyword closed, comes first.
    await world.run({
      kind: 'issue',
      event: {
        kind: 'issue',
        change: 'closed',
        repository: world.repository,
        number: (await store.read(world.repository.id)).slots.get('task:git')?.id ?? 0,
      },
    });
    expect(done()).toEqual([]);
    await pulled(merged);
    expect(done()).toContain('issue task:git');
    expect(await store.ledger(world.repository.id)).toMatchObject([{ kind: 'passed', task: 'git', pull: 12 }]);
  });

  it('that passes has others looked at, which may have waited for that', async () => {
    world.review = passing;
    await pulled(onGit());
    await pulled(pullRequest({ number: 13, body: '', head: { ref: 'shell', sha: newHead, repository: 77 } }));
    world.put.length = 0;
    await pulled(
      onGit({ state: 'closed', merged: true, mergeCommit: 'd'.repeat(40), updatedAt: '2026-09-01T12:00:00Z' }),
    );
    expect(world.put).toEqual([{ kind: 'pull', repository: world.repository, number: 13, asked: false }]);
  });
});

describe('an issue', () => {
  const changed = async (change: 'closed' | 'deleted', slot = 'task:git') =>
    world.run({
      kind: 'issue',
      event: {
        kind: 'issue',
        change,
        repository: world.repository,
        number: (await store.read(world.repository.id)).slots.get(slot)?.id ?? 0,
      },
    });

  beforeEach(async () => {
    await start();
    done();
  });

  it('that was closed by hand is opened again', async () => {
    await changed('closed');
    expect(done()).toEqual(['issue task:git', expect.stringMatching(/^comment closed-by-hand:/)]);
  });

  it('that is open again already is left alone', async () => {
    world.issue = 'open';
    await changed('closed');
    expect(done()).toEqual([]);
  });

  it.each([
    ['task:git', ['issue task:git', 'issue journey']],
    ['journey', ['issue journey']],
  ])('that was deleted is made anew, and named in the journey: %s', async (slot, made) => {
    await changed('deleted', slot);
    expect(done()).toEqual(made);
  });
});

describe('a pause', () => {
  it('is silence, and its end a look at every open pull request', async () => {
    await start();
    await world.run(comment('/coach pause'));
    done();
    await pulled(onGit());
    expect(done()).toEqual([]);
    await world.run(comment('/coach resume'));
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: false });
  });
});
