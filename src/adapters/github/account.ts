import { z } from 'zod';
import type { Budget, BudgetStore, Cost, Line, Place } from '../../ports/budget.ts';
import type { Clock } from '../../ports/clock.ts';
import { ask, close, leaseFor, left, nothingSpent, record, settle } from './budget.ts';
import type { Limits } from './limits.ts';
import type { Spent, Told } from './spending.ts';

/** How long a place is kept for those who do not come back when they were told to. */
const graceMilliseconds = 600_000;

const nobody: Line = { interactive: { ahead: 0, all: 0 }, background: { ahead: 0, all: 0 } };

const rates = z.object({
  'x-ratelimit-resource': z.literal('core'),
  'x-ratelimit-limit': z.coerce.number().positive(),
  'x-ratelimit-used': z.coerce.number().nonnegative(),
  'x-ratelimit-reset': z.coerce.number().positive(),
  date: z.coerce.date().optional(),
});

/** The budget of one installation as this process knows it; every change is the store's, or made again on its newest. */
export class Account {
  readonly #installation: number;
  readonly #store: BudgetStore;
  readonly #clock: Clock;
  readonly #limits: Limits;
  #budget: Budget;
  #version = 0;
  #read = false;
  /** From this machine's clock to the store's. */
  #offset = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(installation: number, store: BudgetStore, clock: Clock, limits: Limits) {
    this.#installation = installation;
    this.#store = store;
    this.#clock = clock;
    this.#limits = limits;
    this.#budget = nothingSpent(limits, clock.now().getTime());
  }

  /** Milliseconds, as the store counts them. */
  now(): number {
    return this.#clock.now().getTime() + this.#offset;
  }

  refresh(): Promise<void> {
    return this.#inTurn(() => this.#load());
  }

  closedFor(): number {
    return Math.max(0, this.#budget.closedUntil - this.now());
  }

  left(): ReturnType<typeof left> {
    return left(this.#budget, this.#limits, this.now());
  }

  /** Asks for a lease, or for more of it. @returns milliseconds to wait (0: it is given), and when the lease ends */
  async ask(
    lease: string,
    who: Omit<Place, 'installation'>,
    cost: Cost,
    begun: boolean,
  ): Promise<{ readonly wait: number; readonly until: number }> {
    const place = { ...who, installation: this.#installation };
    const now = this.now();
    const queued = !begun && this.#budget.lineUntil > now;
    const line = queued ? await this.#store.line(place, now) : nobody;
    const wait = await this.#change((budget) => {
      const given = ask(budget, { lease, urgency: who.urgency, cost, line, begun }, this.#limits, this.now());
      return { next: given.wait > 0 ? budget : given.budget, result: given.wait };
    });
    if (wait === 0 && queued) await this.#store.leave(place);
    return { wait, until: now + leaseFor };
  }

  /** Takes a place in the line, in front when work that has begun is to go on. */
  async queue(who: Omit<Place, 'installation'>, wait: number, begun: boolean): Promise<void> {
    const now = this.now();
    const until = now + wait + graceMilliseconds;
    await this.#store.queue({ ...who, installation: this.#installation }, begun ? 0 : now, until);
    await this.#change((budget) => ({
      next: budget.lineUntil >= until ? budget : { ...budget, lineUntil: until },
      result: undefined,
    }));
  }

  record(lease: string, spent: readonly Spent[], told: Told | undefined): Promise<void> {
    return this.#change((budget) => ({ next: record(budget, lease, spent, told, this.now()), result: undefined }));
  }

  settle(lease: string, spent: readonly Spent[], told: Told | undefined): Promise<void> {
    return this.#change((budget) => ({
      next: settle(budget, lease, spent, told, this.#limits, this.now()),
      result: undefined,
    }));
  }

  close(milliseconds: number): Promise<void> {
    const until = this.now() + milliseconds;
    return this.#change((budget) => ({ next: close(budget, until), result: undefined }));
  }

  /** What an answer's headers say of the hour; GitHub's clock may differ from ours, so its own date is the measure. */
  toldBy(headers: object): Told | undefined {
    const parsed = rates.safeParse(headers);
    if (!parsed.success) return undefined;
    const { 'x-ratelimit-limit': limit, 'x-ratelimit-used': used, 'x-ratelimit-reset': reset, date } = parsed.data;
    const rest = reset * 1000 - (date?.getTime() ?? this.now());
    return { limit, used, reset: this.now() + Math.min(Math.max(rest, 0), 3_600_000) + 1000 };
  }

  #change<R>(make: (budget: Budget) => { readonly next: Budget; readonly result: R }): Promise<R> {
    return this.#inTurn(async () => {
      for (;;) {
        if (!this.#read) await this.#load();
        const { next, result } = make(this.#budget);
        if (next === this.#budget) return result;
        if (await this.#store.write(this.#installation, next, this.#version)) {
          this.#budget = next;
          this.#version += 1;
          return result;
        }
        this.#read = false;
      }
    });
  }

  async #load(): Promise<void> {
    const asked = this.#clock.now().getTime();
    const { budget, version, now } = await this.#store.read(this.#installation);
    this.#offset = now - (asked + this.#clock.now().getTime()) / 2;
    this.#budget = budget ?? nothingSpent(this.#limits, now);
    this.#version = version;
    this.#read = true;
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
