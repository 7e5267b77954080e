import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { BudgetStore, Cost, Urgency, Visitor } from '../../ports/budget.ts';
import type { Clock } from '../../ports/clock.ts';
import { ForgeError } from '../../ports/forge.ts';
import { RecentlyUsed } from '../../recently-used.ts';
import { Account } from './account.ts';
import { limitedFor } from './errors.ts';
import { callsAtOnce, githubLimits, type Limits, type Window } from './limits.ts';
import { type Spent, sum, type Told, without } from './spending.ts';

export type Budgets = {
  /** Whatever `work` asks of GitHub is paid for together: it begins when there is room for all that it should need. */
  visit<T>(visitor: Visitor, work: () => Promise<T>): Promise<T>;
  /**
   * Sends one request when the installation's budget has room for it.
   * @throws ForgeError `rate-limited` when that would be later than a moment from now; nothing was sent then
   */
  pay<A extends Answer>(installation: number, request: Request, send: () => Promise<A>): Promise<A>;
  /** What may still be spent, of the installations that this process works for. */
  left(): Iterable<{ readonly installation: number; readonly window: Window; readonly left: number }>;
};

type Request = { readonly method: string; readonly url: string };
type Answer = { readonly headers: object };

export type BudgetOptions = {
  readonly store: BudgetStore;
  readonly clock: Clock;
  readonly limits?: Limits;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
};

/** Longer waits are the queue's. */
const patience = 1500;
/** Who has to wait for longer comes back at half time, should it go quicker than it looks. */
const hour = 3_600_000;
/** Accounts that are kept in memory; the store has all of them. */
const mostAccounts = 1000;

/** What a visit sets aside when it begins. */
const leases: Readonly<Record<Urgency, Cost>> = {
  interactive: { calls: 8, points: 24, content: 3 },
  background: { calls: 10, points: 40, content: 6 },
};
const look: Cost = { calls: 2, points: 2, content: 0 };

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#calculating-points-for-the-secondary-rate-limit */
function costOf({ method }: Request): Cost {
  const reads = method === 'GET' || method === 'HEAD';
  return { calls: 1, points: reads ? 1 : 5, content: method === 'POST' || method === 'PUT' ? 1 : 0 };
}

/**
 * One budget for each installation, kept in the store, so that all processes spend from the same one. A visit takes a
 * lease with one statement and gives it back with one; before each request the store is asked once whether GitHub has
 * told anybody to wait: a millisecond, where the request takes a hundred.
 */
export function createBudgets({ store, clock, limits = githubLimits, sleep = setTimeout }: BudgetOptions): Budgets {
  const accounts = new RecentlyUsed(mostAccounts, (id: number) => new Account(id, store, clock, limits));
  const current = new AsyncLocalStorage<Visit>();

  async function visit<T>(visitor: Visitor, work: () => Promise<T>): Promise<T> {
    const purses = new Map<number, Purse>();
    const purseOf = (installation: number) => {
      const purse = purses.get(installation) ?? new Purse(accounts.get(installation), visitor, sleep);
      purses.set(installation, purse);
      return purse;
    };
    try {
      return await current.run(purseOf, work);
    } finally {
      await Promise.all([...purses.values()].map((purse) => purse.close()));
    }
  }

  const pay: Budgets['pay'] = (installation, request, send) => {
    const purseOf = current.getStore();
    if (purseOf) return purseOf(installation).pay(costOf(request), send);
    const alone: Visitor = { urgency: 'background', repository: 0, posts: false };
    return visit(alone, () => pay(installation, request, send));
  };

  return {
    visit,
    pay,
    *left() {
      for (const [installation, account] of accounts) {
        for (const [window, left] of account.left()) yield { installation, window, left };
      }
    },
  };
}

/** Where a server of one's own has no limits. */
export const unlimited: Budgets = {
  visit: (_, work) => work(),
  pay: (_, __, send) => send(),
  left: () => [],
};

type Visit = (installation: number) => Purse;

/** What one visit spends at one installation. */
class Purse {
  readonly #account: Account;
  readonly #visitor: Visitor;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  readonly #lease = randomUUID();
  #spent: readonly Spent[] = [];
  #held = sum();
  #until = 0;
  #told: Told | undefined;
  #begun = false;
  /** Ways through, each free when its last request has ended. */
  readonly #ways: Promise<unknown>[] = Array.from({ length: callsAtOnce }, () => Promise.resolve());
  #next = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(account: Account, visitor: Visitor, sleep: (milliseconds: number) => Promise<unknown>) {
    this.#account = account;
    this.#visitor = visitor;
    this.#sleep = sleep;
  }

  pay<A extends Answer>(cost: Cost, send: () => Promise<A>): Promise<A> {
    const way = this.#next;
    this.#next = (way + 1) % this.#ways.length;
    const sent = (this.#ways[way] ?? Promise.resolve()).then(async () => {
      const turn = this.#turn.then(() => this.#take(cost));
      this.#turn = turn.catch(() => undefined);
      await turn;
      return this.#send(cost, send);
    });
    this.#ways[way] = sent.catch(() => undefined);
    return sent;
  }

  /** The lease ends by itself should the store not answer: then all of it counts as spent. */
  async close(): Promise<void> {
    if (this.#begun) await this.#account.settle(this.#lease, this.#spent, this.#told).catch(() => undefined);
  }

  async #take(cost: Cost): Promise<void> {
    await this.#account.refresh();
    for (let waited = 0; ; ) {
      const wait = this.#account.closedFor() || (await this.#draw(cost));
      if (wait <= 0) return;
      if (waited + wait > patience) await this.#refuse(wait > hour ? Math.max(hour, wait / 2) : wait);
      await this.#sleep(wait);
      waited += wait;
    }
  }

  /** Takes it from the lease, which grows when it does not hold so much. @returns milliseconds to wait */
  async #draw(cost: Cost): Promise<number> {
    const now = this.#account.now();
    if (this.#until <= now) this.#held = sum();
    const lacks = this.#held.calls < cost.calls || this.#held.points < cost.points || this.#held.content < cost.content;
    if (lacks) {
      await this.#record();
      const more = this.#begun ? cost : atLeast(cost, this.#visitor.posts ? leases[this.#visitor.urgency] : look);
      const { urgency, repository } = this.#visitor;
      const given = await this.#account.ask(this.#lease, { urgency, repository }, more, this.#begun);
      if (given.wait > 0) return given.wait;
      this.#held = sum(this.#held, more);
      this.#until = given.until;
      this.#begun = true;
    }
    this.#held = without(this.#held, cost);
    return 0;
  }

  /** What was spent long ago must not stand in the way of what is asked for now. */
  async #record(): Promise<void> {
    if (this.#spent.length === 0) return;
    const spent = this.#spent;
    this.#spent = [];
    await this.#account.record(this.#lease, spent, this.#told);
  }

  async #refuse(wait: number): Promise<never> {
    const { urgency, repository } = this.#visitor;
    await this.#account.queue({ urgency, repository }, wait, this.#begun);
    throw new ForgeError('rate-limited', 'The budget of this installation is spent for now.', {
      retryAfterSeconds: Math.ceil(wait / 1000),
    });
  }

  async #send<A extends Answer>(cost: Cost, send: () => Promise<A>): Promise<A> {
    const record = (headers: object) => {
      this.#spent = [...this.#spent, { ...cost, at: this.#account.now() }];
      this.#told = this.#account.toldBy(headers) ?? this.#told;
    };
    try {
      const answer = await send();
      record(answer.headers);
      return answer;
    } catch (error) {
      record(headersOf(error));
      const seconds = limitedFor(error, new Date(this.#account.now()));
      if (seconds !== undefined) await this.#account.close(seconds * 1000);
      throw error;
    }
  }
}

function headersOf(error: unknown): object {
  const response = error instanceof Error && 'response' in error ? error.response : undefined;
  return (response as { headers?: object } | undefined)?.headers ?? {};
}

const atLeast = (one: Cost, other: Cost): Cost => ({
  calls: Math.max(one.calls, other.calls),
  points: Math.max(one.points, other.points),
  content: Math.max(one.content, other.content),
});
