import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Authority } from '../../src/coach/authority.ts';
import type { Effect } from '../../src/coach/effects.ts';
import type { RepositoryRef } from '../../src/coach/learner.ts';
import { ForgeError, type PullRequest } from '../../src/ports/forge.ts';
import { RetryLater } from '../../src/ports/queue.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Review } from '../../src/review/verdict.ts';
import { apologise } from '../../src/server/apology.ts';
import { type Coach, type CoachParts, createCoach, type Forge } from '../../src/server/coach.ts';
import type { Curricula } from '../../src/server/curricula.ts';
import type { Work } from '../../src/server/jobs.ts';
import {
  criterion,
  curriculum,
  failing,
  head,
  newHead,
  now,
  passing,
  pinned,
  repository as place,
  pullRequest,
  reviewOf,
  voice,
} from '../coach/world.ts';
import { dataOf } from '../review/submitted.ts';

// The coach with a real store, a forge that remembers what it was told, and reviews that a test decides.

let database: Database;
let store: Store;
let last = 5000;

beforeAll(async () => {
  database = await openDatabase({});
  store = createStore(database, { key: 'key', clock: { now: () => now } });
});
afterAll(() => database.close());

type World = {
  repository: typeof place;
  readonly done: Effect[];
  readonly put: Work[];
  readonly warnings: string[];
  /** Slots whose effect may have happened before. */
  readonly unsure: string[];
  pulls: PullRequest[];
  files: Record<string, string>;
  issue: 'open' | 'closed';
  review: Review;
  reviews: number;
  found: { archived: boolean; empty: boolean; template: boolean; hasIssues: boolean };
  /** Thrown instead of performing an effect, reading the tree, or reading the repository. */
  refuse: (effect: Effect) => ForgeError | undefined;
  unreadable: ForgeError | undefined;
  gone: boolean;
  /** Thrown instead of telling whose the repository is. */
  whereabouts: ForgeError | undefined;
  run: Coach;
  giveUp: Coach;
};

let world: World;

function forgeOf(ref: Pick<RepositoryRef, 'name' | 'installation'>): Forge {
  return {
    change: async () => {
      if (world.unreadable) throw world.unreadable;
      return dataOf({ Dockerfile: 'FROM a\n' });
    },
    ci: async () => 'unknown',
    file: async (path) => world.files[`${ref.name}/${path}`],
    pull: async (number) => world.pulls.find((one) => one.number === number),
    pulls: async () => world.pulls.filter(({ state }) => state === 'open'),
    permission: async (login) => (login === 'ada' ? 'admin' : 'read'),
    issue: async () => ({ title: '', body: '', state: world.issue }),
    repository: async () => {
      if (world.gone) throw new ForgeError('gone', 'no such repository', { status: 404 });
      return { ref: world.repository, ...world.found, defaultBranch: 'main' };
    },
    installation: async () => {
      if (world.whereabouts) throw world.whereabouts;
      return world.gone ? undefined : world.repository.installation;
    },
    tree: async () => {
      throw new ForgeError('gone', 'no such ref', { status: 404 });
    },
    perform: async (effect, _, unsure) => {
      if (unsure) world.unsure.push(effect.slot);
      const foreign = ref.installation !== world.repository.installation;
      const refused = foreign
        ? new ForgeError('forbidden', 'Resource not accessible by integration', { status: 403 })
        : world.refuse(effect);
      if (refused) throw refused;
      world.done.push(effect);
      return { id: effect.kind === 'issue' ? 100 + world.done.length : world.done.length };
    },
  };
}

function newWorld(
  authority: Authority = { mentors: [], roster: {} },
  owner: Partial<typeof place> | { ownerType: 'Organization'; owner: string } = {},
): World {
  last += 1;
  const made: World = {
    repository: { ...place, ...owner, id: last } as typeof place,
    done: [],
    put: [],
    warnings: [],
    unsure: [],
    pulls: [],
    files: {},
    issue: 'closed',
    review: failing,
    reviews: 0,
    found: { archived: false, empty: false, template: false, hasIssues: true },
    refuse: () => undefined,
    unreadable: undefined,
    gone: false,
    whereabouts: undefined,
    run: (work) => createCoach(parts)(work),
    giveUp: (work) => apologise(parts, work),
  };
  const parts: CoachParts = {
    store,
    queue: { put: async (_: string, work: Work) => void made.put.push(work) } as never,
    clock: { now: () => now },
    curricula: { bundled: curriculum, inForce: async () => curriculum } as unknown as Curricula,
    voice,
    reviewer: {
      keyOf: ({ head: sha, task }) => `${made.repository.id}:${sha}:${task.id}`,
      seedOf: () => 1,
      review: async ({ head: sha, task }) => {
        made.reviews += 1;
        return {
          review: { ...made.review, head: sha, task: task.id },
          changed: [{ path: 'Dockerfile', status: 'added', commentable: [[1, 9]], added: [[1, 9]] }],
        };
      },
    },
    pool: { touched: async () => [] },
    explanations: new Map(),
    forge: forgeOf,
    deliveries: { async *since() {}, redeliver: async () => undefined },
    authority,
    checker: '1.0.0',
    publicUrl: undefined,
    localCommand: undefined,
    log: { debug() {}, info() {}, warn: (_, message) => void made.warnings.push(message), error() {} },
    metrics: { phase: (_, work) => work() },
  };
  return made;
}

beforeEach(() => {
  world = newWorld();
});

const done = () => world.done.splice(0).map(({ kind, slot }) => `${kind} ${slot}`);
const learner = async () => (await store.read(world.repository.id)).state;
const start = () => world.run({ kind: 'start', repository: world.repository });
let comments = 0;
const nextComment = (): number => {
  comments += 1;
  return comments;
};
const comment = (body: string, more: object = {}): Work => ({
  kind: 'comment',
  event: {
    kind: 'comment',
    repository: world.repository,
    id: nextComment(),
    on: 'issue-comment',
    number: 1,
    isPull: false,
    body,
    author: 'ada',
    ...more,
  },
});
const pulled = async (pull: PullRequest, asked = false) => {
  world.pulls = [...world.pulls.filter(({ number }) => number !== pull.number), pull];
  await store.observe(world.repository.id, pull, 'told');
  await world.run({ kind: 'pull', repository: world.repository, number: pull.number, asked });
};
/** Begun, with a pull request for the task `git` by its branch. */
const onGit = (more: Partial<PullRequest> = {}) =>
  pullRequest({ body: '', head: { ref: 'git', sha: head, repository: 77 }, ...more });

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
    world = newWorld(undefined, { ownerType: 'Organization', owner: `school-${last}` });
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

describe('what GitHub refuses', () => {
  it('is tried again later when it passes by itself, without being decided twice', async () => {
    world.refuse = ({ kind }) =>
      kind === 'issue' ? new ForgeError('rate-limited', 'slow down', { retryAfterSeconds: 7 }) : undefined;
    await expect(start()).rejects.toMatchObject({ seconds: 7 });
    await expect(start()).rejects.toBeInstanceOf(RetryLater);
    const { pending } = await store.read(world.repository.id);
    expect(pending.map(({ effect }) => effect.slot)).toEqual(['task:git', 'task:shell', 'task:sql', 'journey']);
    expect(world.unsure).toEqual(['task:git']);
    world.refuse = () => undefined;
    await start();
    expect(done()).toEqual([
      'milestone milestone:basics',
      'issue task:git',
      'issue task:shell',
      'issue task:sql',
      'issue journey',
    ]);
  });

  it('is tried again when tokens are refused though the App is installed', async () => {
    await start();
    done();
    world.refuse = () => new ForgeError('forbidden', 'Bad credentials', { status: 401 });
    await expect(pulled(onGit())).rejects.toBeInstanceOf(RetryLater);
    world.refuse = () => undefined;
    await pulled(onGit());
    expect(done()).toContain('comment summary:12');
  });

  it('because issues are switched off is said in the check run and the log, until they are on again', async () => {
    world.refuse = ({ kind }) =>
      kind === 'issue' || kind === 'milestone'
        ? new ForgeError('issues-disabled', 'Issues are disabled', { status: 410 })
        : undefined;
    world.found.hasIssues = false;
    await start();
    expect((await learner())?.status).toBe('no-issues');
    expect(world.warnings).toContain('an effect cannot be done');
    await pulled(onGit());
    expect(world.done[0]).toMatchObject({
      kind: 'check-run',
      summary: expect.stringContaining('Issues are switched off in this repository'),
    });
    done();
    world.refuse = () => undefined;
    world.found.hasIssues = true;
    await pulled(onGit());
    expect((await learner())?.status).toBe('active');
    expect(world.put).toEqual([expect.objectContaining({ kind: 'start' })]);
    await start();
    expect(done()).toEqual(expect.arrayContaining(['issue task:git', 'issue journey']));
  });

  it('for one post that is gone does not end the rest', async () => {
    world.refuse = ({ slot }) =>
      slot === 'task:shell' ? new ForgeError('gone', 'Not Found', { status: 404 }) : undefined;
    await start();
    expect(done()).toEqual(['milestone milestone:basics', 'issue task:git', 'issue task:sql', 'issue journey']);
    expect((await learner())?.status).toBe('active');
  });

  it('because the repository is gone ends the work there, until it is back', async () => {
    await start();
    done();
    world.gone = true;
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    await pulled(onGit());
    expect((await learner())?.status).toBe('removed');
    [world.gone, world.unreadable] = [false, undefined];
    await start();
    expect((await learner())?.status).toBe('active');
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: false });
  });

  it('for a commit alone leaves the repository as it is', async () => {
    await start();
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    await expect(pulled(onGit())).rejects.toMatchObject({ kind: 'gone' });
    expect((await learner())?.status).toBe('active');
  });
});

describe('a refusal or a crash in the middle', () => {
  const off = new ForgeError('unavailable', 'GitHub answered 502', { status: 502 });

  it('loses no review that was asked for', async () => {
    await start();
    await pulled(onGit());
    const ask = comment('/coach review', { isPull: true, number: 12 });
    world.put.length = 0;
    world.refuse = () => off;
    await expect(world.run(ask)).rejects.toBeInstanceOf(RetryLater);
    world.refuse = () => undefined;
    await world.run(ask);
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: true });
  });

  it('loses no pull request that came before the start', async () => {
    world.pulls = [onGit()];
    world.refuse = () => off;
    await expect(start()).rejects.toBeInstanceOf(RetryLater);
    world.refuse = () => undefined;
    await start();
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: false });
  });

  it('loses no issue that was deleted', async () => {
    await start();
    done();
    const { slots } = await store.read(world.repository.id);
    const number = slots.get('task:git')?.id ?? 0;
    const deleted = { kind: 'issue', change: 'deleted', repository: world.repository, number } as const;
    const committing = vi.spyOn(store, 'commit').mockRejectedValueOnce(new Error('the database is away'));
    await expect(world.run({ kind: 'issue', event: deleted })).rejects.toThrow('away');
    committing.mockRestore();
    await world.run({ kind: 'issue', event: deleted });
    expect(done()).toEqual(['issue task:git', 'issue journey']);
  });
});

describe('a repository that is given away', () => {
  it('goes on, though it looked gone for a moment', async () => {
    await start();
    world.gone = true;
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    await pulled(onGit());
    expect((await learner())?.status).toBe('removed');
    world.gone = false;
    world.unreadable = undefined;
    world.put.length = 0;
    const moved = { kind: 'repository', change: 'moved', repository: world.repository } as const;
    await world.run({ kind: 'repository', event: moved });
    expect((await learner())?.status).toBe('active');
    expect(world.put).toEqual([{ kind: 'pull', repository: world.repository, number: 12, asked: false }]);
  });

  it('has what was decided posted from its new installation, by whatever work comes first', async () => {
    await start();
    const before = world.repository;
    world.repository = { ...before, owner: 'otto', installation: 6 } as unknown as typeof place;
    world.pulls = [onGit()];
    await store.observe(before.id, onGit(), 'told');
    done();
    world.put.length = 0;
    await world.run({ kind: 'pull', repository: before, number: 12, asked: false });
    expect(done()).toEqual([]);
    expect(world.put).toEqual([{ kind: 'pull', repository: world.repository, number: 12, asked: false }]);
    const [again] = world.put;
    if (again) await world.run(again);
    expect(done()).toEqual([
      `check-run check:12:${head}`,
      `review review:12:${head}:git:request-changes`,
      'comment summary:12',
    ]);
    expect(await learner()).toMatchObject({ status: 'active', repository: { owner: 'otto', installation: 6 } });
    expect((await store.read(before.id)).pending).toEqual([]);
  });

  it('is not stopped by the installation that lost it', async () => {
    await start();
    const { id } = world.repository;
    await world.run({ kind: 'stop', repository: id, installation: 4 });
    expect((await learner())?.status).toBe('active');
    await world.run({ kind: 'stop', repository: id, installation: 5 });
    expect((await learner())?.status).toBe('removed');
  });

  it('waits while GitHub cannot tell where it is', async () => {
    await start();
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    world.whereabouts = new ForgeError('unavailable', 'GitHub answered 502', { status: 502 });
    await expect(pulled(onGit())).rejects.toBeInstanceOf(RetryLater);
    expect((await learner())?.status).toBe('active');
  });
});

describe('a rename', () => {
  it('loses nothing', async () => {
    await start();
    const renamed = { ...world.repository, name: 'data-path', owner: 'ada-l' };
    await world.run({ kind: 'repository', event: { kind: 'repository', change: 'moved', repository: renamed } });
    expect(await learner()).toMatchObject({
      repository: { name: 'data-path', owner: 'ada-l' },
      tasks: { git: { state: 'open' } },
    });
  });

  it.each([
    ['archived', 'archived'],
    ['deleted', 'removed'],
  ] as const)('is no end, but being %s is', async (change, status) => {
    await start();
    await world.run({ kind: 'repository', event: { kind: 'repository', change, repository: world.repository } });
    expect((await learner())?.status).toBe(status);
  });
});

describe('the nightly look', () => {
  it('finds open pull requests, and merges that were missed', async () => {
    await start();
    await pulled(onGit());
    world.pulls = [
      onGit({ state: 'closed', merged: true, updatedAt: '2026-09-02T00:00:00Z' }),
      pullRequest({ number: 13 }),
    ];
    world.put.length = 0;
    await world.run({ kind: 'reconcile' });
    const mine = world.put.filter(
      (work) =>
        'repository' in work && typeof work.repository === 'object' && work.repository.id === world.repository.id,
    );
    const [look] = mine;
    expect(mine).toEqual([{ kind: 'start', repository: world.repository, look: true }]);
    world.put.length = 0;
    if (look) await world.run(look);
    expect(world.put).toEqual([
      { kind: 'pull', repository: world.repository, number: 13, asked: false },
      { kind: 'pull', repository: world.repository, number: 12, asked: false },
    ]);
    expect((await store.pull(world.repository.id, 12))?.merged).toBe(true);
  });
});

describe('work that failed for the last time', () => {
  const given = () => ({ kind: 'pull', repository: world.repository, number: 12, asked: false }) as const;

  it('is said in the check run at once, whatever stands before it in the outbox, and replaced by the answer', async () => {
    await start();
    world.refuse = ({ kind }) => (kind === 'review' ? new ForgeError('unavailable', 'broken') : undefined);
    await expect(pulled(onGit())).rejects.toThrow(RetryLater);
    done();
    await world.giveUp(given());
    expect(done()).toEqual([`check-run check:12:${head}`]);
    world.refuse = () => undefined;
    await pulled(onGit());
    expect(world.done.filter(({ kind }) => kind === 'check-run').at(-1)).toMatchObject({
      status: 'completed',
      conclusion: 'action_required',
    });
  });

  it('is nobody’s where nobody learns', async () => {
    await world.giveUp(given());
    await world.giveUp({ kind: 'reconcile' });
    expect([done(), await learner()]).toEqual([[], undefined]);
  });
});
