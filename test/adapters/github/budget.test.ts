import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Budgets, createBudgets } from '../../../src/adapters/github/budgets.ts';
import type { Limits } from '../../../src/adapters/github/limits.ts';
import type { Urgency } from '../../../src/ports/budget.ts';
import { ForgeError } from '../../../src/ports/forge.ts';
import { memoryBudgets } from '../../memory-budgets.ts';
import { type VirtualTime, virtualTime } from '../../virtual-time.ts';

const limits: Limits = {
  callsPerHour: 60,
  contentPerMinute: 8,
  contentPerHour: 30,
  pointsPerMinute: 60,
  concurrent: 6,
};
const installation = 5;
const minute = 60_000;
const hour = 60 * minute;

/** What the forge saw: it counts a request somewhere between its being sent and its answer. */
type Seen = { readonly at: number; readonly method: string; readonly repository: number; readonly urgency: Urgency };

type Work = {
  readonly at: number;
  readonly process: number;
  readonly repository: number;
  readonly urgency: Urgency;
  readonly calls: readonly ('GET' | 'POST' | 'PATCH')[];
  /** How long each request takes. */
  readonly took?: number;
};

/** A forge that counts, and processes with clocks of their own that share one store. */
function world(processes = 1, pause?: (time: VirtualTime) => Promise<unknown>) {
  const time = virtualTime();
  const started = time.now();
  const seen: Seen[] = [];
  let hourBegan = Number.NEGATIVE_INFINITY;
  let used = 0;
  let mostUsed = 0;
  let underWay = 0;
  let most = 0;
  const store = memoryBudgets(time.now, pause && (() => pause(time)));
  const budgets = Array.from({ length: processes }, (_, index) =>
    createBudgets({
      store,
      limits,
      sleep: time.sleep,
      clock: { now: () => new Date(time.now() + index * 7_000 - 3_000) },
    }),
  );

  /** GitHub's hour begins with a request. */
  function counted() {
    if (time.now() >= hourBegan + hour) [hourBegan, used] = [time.now(), 0];
    used += 1;
    mostUsed = Math.max(mostUsed, used);
    return {
      'x-ratelimit-resource': 'core',
      'x-ratelimit-limit': String(limits.callsPerHour),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.floor((hourBegan + hour) / 1000)),
    };
  }

  async function request(by: Budgets, method: string, work: Pick<Work, 'repository' | 'urgency'>, took: number) {
    return by.pay(installation, { method, url: '/repos/{owner}/{repo}/issues' }, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await time.sleep(took * 0.3);
      seen.push({ at: time.now() - started, method, ...work });
      const headers = counted();
      await time.sleep(took * 0.7);
      underWay -= 1;
      return { headers };
    });
  }

  /** As the queue and the outbox do it: what was done is not done again, what has to wait comes back. */
  async function carryOut({ at, process, calls, repository, urgency, took = 200 }: Work): Promise<number> {
    const by = budgets[process] as Budgets;
    await time.sleep(at);
    for (let done = 0; done < calls.length; ) {
      try {
        await by.visit({ urgency, repository, posts: calls.includes('POST') }, async () => {
          for (; done < calls.length; done += 1) await request(by, calls[done] ?? 'GET', { repository, urgency }, took);
        });
      } catch (error) {
        if (!(error instanceof ForgeError) || error.kind !== 'rate-limited') throw error;
        await time.sleep((error.retryAfterSeconds ?? 60) * 1000);
      }
    }
    return time.now() - started;
  }

  return { time, seen, budgets, store, carryOut, most: () => most, mostUsed: () => mostUsed };
}

/** The most of `cost` in any window that long. */
function worst(seen: readonly Seen[], length: number, cost: (one: Seen) => number): number {
  let sum = 0;
  let from = 0;
  let most = 0;
  const sorted = seen.toSorted((one, other) => one.at - other.at);
  for (const one of sorted) {
    sum += cost(one);
    for (let oldest = sorted[from]; oldest && oldest.at <= one.at - length; oldest = sorted[from]) {
      sum -= cost(oldest);
      from += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

const created = ({ method }: Seen) => (method === 'POST' ? 1 : 0);
const points = ({ method }: Seen) => (method === 'GET' ? 1 : 5);

const onboarding = ['GET', 'GET', 'POST', 'POST', 'POST', 'POST', 'POST'] as const;
const review = ['GET', 'GET', 'POST', 'POST', 'POST'] as const;

const works = fc.array(
  fc.record({
    at: fc.nat({ max: 90 * minute }),
    process: fc.nat({ max: 2 }),
    repository: fc.nat({ max: 6 }).map((id) => id + 1),
    urgency: fc.constantFrom<Urgency>('interactive', 'background'),
    took: fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 20_000 })),
    calls: fc.oneof(
      fc.constant(onboarding),
      fc.constant(review),
      fc.array(fc.constantFrom('GET', 'POST', 'PATCH'), { minLength: 1, maxLength: 12 }),
    ),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('whatever is asked for, by however many processes', () => {
  it('no limit is ever passed, and everything is done in the end', async () => {
    await fc.assert(
      fc.asyncProperty(works, fc.infiniteStream(fc.nat({ max: 40 })), async (asked, pauses) => {
        const { time, seen, carryOut, most, mostUsed } = world(3, ({ sleep }) => sleep(pauses.next().value ?? 0));
        const done = Promise.all(asked.map((work) => carryOut(work)));
        await time.run();
        await done;
        expect(seen).toHaveLength(asked.flatMap(({ calls }) => calls).length);
        expect(worst(seen, minute, created)).toBeLessThanOrEqual(limits.contentPerMinute);
        expect(worst(seen, hour, created)).toBeLessThanOrEqual(limits.contentPerHour);
        expect(worst(seen, minute, points)).toBeLessThanOrEqual(limits.pointsPerMinute);
        expect(mostUsed()).toBeLessThanOrEqual(limits.callsPerHour);
        expect(most()).toBeLessThanOrEqual(limits.concurrent);
      }),
      { numRuns: 150 },
    );
  });
});

describe('who goes first', () => {
  /** All that background work may take in an hour. */
  const filled = async ({ carryOut }: ReturnType<typeof world>) => {
    for (let repository = 100; repository < 105; repository += 1) {
      await carryOut({ at: 2 * minute, process: 0, repository, urgency: 'background', calls: onboarding });
    }
  };
  const work = (repository: number, urgency: Urgency, at = 0): Work => ({
    at,
    process: 0,
    repository,
    urgency,
    calls: urgency === 'interactive' ? review : onboarding,
  });

  it('is who waits for an answer, though others have waited longer', async () => {
    const here = world();
    const order: string[] = [];
    const run = (one: Work) => here.carryOut(one).then(() => order.push(`${one.urgency} ${one.repository}`));
    const all = filled(here).then(() =>
      Promise.all([
        ...[1, 2, 3].map((id) => run(work(id, 'background'))),
        ...[4, 5, 6].map((id) => run(work(id, 'interactive', 5 * minute))),
      ]),
    );
    await here.time.run();
    await all;
    expect(order.slice(0, 3).toSorted()).toEqual(['interactive 4', 'interactive 5', 'interactive 6']);
  });

  it('is not the repository that asks most often: the others get their turn between', async () => {
    const here = world();
    const order: number[] = [];
    const run = (one: Work) => here.carryOut(one).then(() => order.push(one.repository));
    /** One after the other, as the queue works a group. */
    const noisy = async () => {
      for (let turn = 0; turn < 12; turn += 1) await run(work(1, 'interactive'));
    };
    const all = Promise.all([noisy(), ...[2, 3, 4].map((id) => run(work(id, 'interactive', 20 * minute)))]);
    await here.time.run();
    await all;
    expect(order).toHaveLength(15);
    const place = (id: number) => order.indexOf(id);
    // Ten reviews fit into the hour; from the next on, one of each waits for its turn.
    expect(Math.max(place(2), place(3), place(4))).toBeLessThanOrEqual(13);
  });

  it('is nobody who comes later, within a class', async () => {
    const here = world();
    const order: number[] = [];
    const run = (one: Work) => here.carryOut(one).then(() => order.push(one.repository));
    const ids = Array.from({ length: 30 }, (_, index) => index + 1);
    const all = Promise.all(ids.map((id) => run(work(id, 'interactive', id * minute))));
    await here.time.run();
    await all;
    expect(order).toEqual(ids);
  });
});

describe('when GitHub has us wait', () => {
  const limited = () =>
    Object.assign(new Error('You have exceeded a secondary rate limit.'), {
      status: 403,
      response: { headers: { 'retry-after': '60' } },
    });
  const visitor = { urgency: 'interactive', repository: 1, posts: true } as const;
  const post = { method: 'POST', url: '/repos/{owner}/{repo}/issues' };

  it('all processes do, and those of other installations do not', async () => {
    const { time, budgets } = world(2);
    const [one, other] = budgets as [Budgets, Budgets];
    const said: unknown[] = [];
    const told = async () => {
      await one.visit(visitor, () => one.pay(installation, post, () => Promise.reject(limited()))).catch(() => {});
      const send = async () => {
        said.push('sent');
        return { headers: {} };
      };
      await other.visit(visitor, () => other.pay(installation, post, send)).catch((error) => said.push(error));
      await other.visit(visitor, () => other.pay(installation + 1, post, send));
      await time.sleep(minute);
      await other.visit(visitor, () => other.pay(installation, post, send));
    };
    const done = told();
    await time.run();
    await done;
    expect(said).toEqual([expect.objectContaining({ kind: 'rate-limited', retryAfterSeconds: 60 }), 'sent', 'sent']);
  });

  it('a short wait is waited for in place', async () => {
    const { time, seen, carryOut } = world();
    const edits = Array.from({ length: 13 }, () => 'PATCH' as const);
    const done = carryOut({ at: 0, process: 0, repository: 1, urgency: 'interactive', calls: edits, took: 5400 });
    await time.run();
    expect(await done).toBe(13 * 5400 + 1200);
    expect(seen).toHaveLength(13);
  });
});

describe('what is counted', () => {
  const visitor = { urgency: 'interactive', repository: 1, posts: true } as const;

  it('is what a vanished process had set aside, until its window has passed', async () => {
    const { time, budgets } = world(2);
    const [one, other] = budgets as [Budgets, Budgets];
    const never = new Promise<never>(() => {});
    void one.visit(visitor, () => one.pay(installation, { method: 'POST', url: '/x' }, () => never));
    await time.run();
    const left = async () => {
      await other.visit(visitor, () =>
        other.pay(installation, { method: 'GET', url: '/x' }, async () => ({ headers: {} })),
      );
      return [...other.left()].find(({ window }) => window === 'content-hour')?.left;
    };
    expect(await left()).toBe(limits.contentPerHour - 3);
    const later = async (milliseconds: number) => {
      const slept = time.sleep(milliseconds);
      await time.run();
      await slept;
    };
    await later(30 * minute);
    expect(await left()).toBe(limits.contentPerHour - 3);
    await later(33 * minute);
    expect(await left()).toBe(limits.contentPerHour);
  });

  it('is what GitHub counts: its limit may have grown, and others may spend the same hour', async () => {
    const { time, budgets } = world();
    const [here] = budgets as [Budgets];
    const headers = {
      'x-ratelimit-resource': 'core',
      'x-ratelimit-limit': '12500',
      'x-ratelimit-used': '12400',
      'x-ratelimit-reset': String(time.now() / 1000 + 600),
    };
    await here.visit(visitor, () => here.pay(installation, { method: 'GET', url: '/x' }, async () => ({ headers })));
    expect([...here.left()].find(({ window }) => window === 'calls-hour')?.left).toBe(100);
  });
});
