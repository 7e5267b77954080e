import { AsyncLocalStorage } from 'node:async_hooks';
import type { Budgets } from '../../../src/adapters/github/budgets.ts';
import { toForgeError } from '../../../src/adapters/github/errors.ts';
import type { Effect, Slots } from '../../../src/coach/effects.ts';
import type { RepositoryRef } from '../../../src/coach/learner.ts';
import { createMeter, githubLimits } from '../../../src/playground/limits.ts';
import { Refusal } from '../../../src/playground/refusal.ts';
import type { Forge } from '../../../src/server/coach.ts';
import { dataOf } from '../../review/submitted.ts';
import type { VirtualTime } from '../../virtual-time.ts';

/** One request as the forge saw it: `about` is the piece of work that it belongs to. */
export type Call = { readonly at: number; readonly method: string; readonly about: string };

export type SimulatedForge = {
  readonly calls: readonly Call[];
  /** Refusals that the limits' own numbers brought about: violations. */
  readonly violations: readonly string[];
  /** Refusals without notice. */
  readonly surprises: () => number;
  /** What the calls of `work` are about. */
  readonly during: <T>(about: string, work: () => Promise<T>) => Promise<T>;
  readonly at: (repository: RepositoryRef, budgets: Budgets) => Forge;
};

/**
 * GitHub at the level of calls: what each costs, how long it takes, whether the playground's limits refuse it, and now and
 * then a secondary limit without notice. What a call says does not matter here, only that it is made.
 */
export function simulatedForge(time: VirtualTime, random: () => number, learners: number): SimulatedForge {
  const calls: Call[] = [];
  const violations: string[] = [];
  const current = new AsyncLocalStorage<string>();
  let surprises = 0;
  let surprised = false;
  let knownAt = Number.NEGATIVE_INFINITY;
  const meter = createMeter(githubLimits, () => time.clock.now(), {
    sizeOf: () => learners,
    unannounced: () => {
      surprised = random() < 1 / 2000;
      if (surprised) surprises += 1;
      return surprised;
    },
  });
  const installation = { id: 1, account: { members: { size: learners } } };
  const actor = { kind: 'installation', installation } as never;
  const between = (least: number, most: number) => least + (most - least) * random() ** 2;
  /** Of each repository, the commit that its last check run or review was of: a summary belongs to that one. */
  const headOf = new Map<number, string>();
  let posts = 0;

  async function request(method: string, path: string, about = current.getStore() ?? '') {
    const sent = time.now();
    const takes = method === 'GET' ? between(40, 400) : between(120, 900);
    await time.sleep(takes / 2);
    const answered = sent + takes;
    const headers = begin(method, path, sent, answered);
    await time.sleep(takes / 2);
    if (headers instanceof Refusal) {
      const { message, status } = headers;
      throw Object.assign(new Error(message), { status, response: { headers: headers.headers } });
    }
    meter.end(actor);
    calls.push({ at: time.now(), method, about });
    return { headers: { ...headers, date: time.clock.now().toUTCString() } };
  }

  /** What was on its way before anybody could know of a refusal without notice breaks nothing. */
  function begin(method: string, path: string, sent: number, answered: number) {
    surprised = false;
    try {
      return meter.begin(actor, method, path);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (surprised) knownAt = answered;
      else if (sent > knownAt) violations.push(`${time.clock.now().toISOString()} ${method} ${path}: ${error.message}`);
      return error;
    }
  }

  const at = ({ id, installation }: RepositoryRef, budgets: Budgets): Forge => {
    const call = async (method: string, path: string, about?: string) => {
      try {
        await budgets.pay(installation, { method, url: path }, () => request(method, `/repos/org/${id}${path}`, about));
      } catch (error) {
        throw toForgeError(error, time.clock.now());
      }
    };
    return {
      async change() {
        await Promise.all([call('GET', '/tarball'), call('GET', '/pulls/files')]);
        return dataOf({ Dockerfile: 'FROM python:latest\n' });
      },
      async ci() {
        await Promise.all([call('GET', '/check-runs'), call('GET', '/status')]);
        return [{ name: 'test', state: 'success', conclusion: 'success' }];
      },
      async file() {
        await call('GET', '/contents');
        return undefined;
      },
      async repository() {
        await call('GET', '');
        return {
          ref: repositoryOf(id),
          archived: false,
          empty: false,
          template: false,
          hasIssues: true,
          defaultBranch: 'main',
        };
      },
      async pulls() {
        await call('GET', '/pulls');
        return [];
      },
      async perform(effect, slots, unsure) {
        if ('head' in effect) headOf.set(id, effect.head);
        for (const [method, path] of callsOf(effect, slots, unsure)) {
          await call(method, path, aboutPull.has(effect.kind) ? `pull:${headOf.get(id)}` : undefined);
        }
        posts += 1;
        return { id: slots.get(effect.slot)?.id ?? posts };
      },
      ...unused,
    };
  };
  return {
    calls,
    violations,
    surprises: () => surprises,
    during: (about, work) => current.run(about, work),
    at,
  };
}

/** Nothing in a cohort with a roster asks for these. */
const unused = {
  pull: () => Promise.reject(new Error('no pull request is read by itself')),
  permission: () => Promise.reject(new Error('the roster tells')),
  issue: () => Promise.reject(new Error('no issue is read')),
  tree: () => Promise.reject(new Error('no tree is read')),
  installation: () => Promise.reject(new Error('nothing is refused for good')),
};

const aboutPull: ReadonlySet<Effect['kind']> = new Set(['check-run', 'review', 'comment']);

const paths: Readonly<Record<Effect['kind'], string>> = {
  milestone: '/milestones',
  issue: '/issues',
  comment: '/issues/comments',
  reply: '/pulls/comments/replies',
  review: '/pulls/reviews',
  'check-run': '/check-runs',
  reaction: '/reactions',
};

/** The requests that the GitHub adapter makes for an effect (see src/adapters/github/post.ts). */
function callsOf({ kind, slot }: Effect, slots: Slots, unsure: boolean): readonly (readonly [string, string])[] {
  const path = paths[kind];
  if (slots.has(slot))
    return kind === 'check-run'
      ? [
          ['GET', `${path}/annotations`],
          ['PATCH', path],
        ]
      : [['PATCH', path]];
  // A milestone's title and a reaction tell by themselves whether they are there.
  if (unsure && kind !== 'milestone' && kind !== 'reaction')
    return [
      ['GET', path],
      ['POST', path],
    ];
  return [['POST', path]];
}

export const repositoryOf = (id: number): RepositoryRef => ({
  id,
  owner: 'org',
  name: `path-${id}`,
  ownerType: 'Organization',
  installation: 1,
  private: true,
});
