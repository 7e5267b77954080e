import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Authority } from '../../src/coach/authority.ts';
import type { Effect } from '../../src/coach/effects.ts';
import type { RepositoryRef } from '../../src/coach/learner.ts';
import { ForgeError, type PullRequest } from '../../src/ports/forge.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Review } from '../../src/review/verdict.ts';
import { apologise } from '../../src/server/apology.ts';
import { type Coach, type CoachParts, createCoach, type Forge } from '../../src/server/coach.ts';
import type { Curricula } from '../../src/server/curricula.ts';
import type { Work } from '../../src/server/jobs.ts';
import { curriculum, failing, head, now, repository as place, pullRequest, voice } from '../coach/world.ts';
import { dataOf } from '../review/submitted.ts';

// The coach with a real store, a forge that remembers what it was told, and reviews that a test decides.

let database: Database;
export let store: Store;
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

export let world: World;

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

/** Another world than the one that each test begins in. */
export function enter(...how: Parameters<typeof newWorld>): void {
  world = newWorld(...how);
}

beforeEach(() => enter());

export const done = () => world.done.splice(0).map(({ kind, slot }) => `${kind} ${slot}`);
export const learner = async () => (await store.read(world.repository.id)).state;
export const start = () => world.run({ kind: 'start', repository: world.repository });
let comments = 0;
const nextComment = (): number => {
  comments += 1;
  return comments;
};
export const comment = (body: string, more: object = {}): Work => ({
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
export const pulled = async (pull: PullRequest, asked = false) => {
  world.pulls = [...world.pulls.filter(({ number }) => number !== pull.number), pull];
  await store.observe(world.repository.id, pull, 'told');
  await world.run({ kind: 'pull', repository: world.repository, number: pull.number, asked });
};
/** Begun, with a pull request for the task `git` by its branch. */
export const onGit = (more: Partial<PullRequest> = {}) =>
  pullRequest({ body: '', head: { ref: 'git', sha: head, repository: 77 }, ...more });
