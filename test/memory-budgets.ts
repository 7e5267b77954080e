import type { Budget, BudgetStore, Place, Urgency } from '../src/ports/budget.ts';

type Waiting = { readonly repository: number; readonly since: number; readonly until: number };

/** Budgets as the database keeps them, in memory. @param now the store's time @param pause before it answers */
export function memoryBudgets(now: () => number, pause: () => Promise<unknown> = async () => undefined): BudgetStore {
  const budgets = new Map<number, { readonly budget: Budget; readonly version: number }>();
  const lines = new Map<string, MemoryLine>();
  const lineOf = (installation: number, urgency: Urgency): MemoryLine => {
    const key = `${installation} ${urgency}`;
    const line = lines.get(key) ?? new MemoryLine();
    lines.set(key, line);
    return line;
  };
  return {
    async read(installation) {
      await pause();
      const { budget, version = 0 } = budgets.get(installation) ?? {};
      return { budget, version, now: now() };
    },
    async write(installation, budget, version) {
      await pause();
      if ((budgets.get(installation)?.version ?? 0) !== version) return false;
      budgets.set(installation, { budget, version: version + 1 });
      return true;
    },
    async line({ installation, urgency, repository }, at) {
      await pause();
      const [interactive, background] = (['interactive', 'background'] as const).map((one) =>
        lineOf(installation, one),
      );
      const own = lineOf(installation, urgency).sinceOf(repository, at);
      const count = (line: MemoryLine | undefined, since: number) =>
        line?.count(repository, since, at) ?? { ahead: 0, all: 0 };
      return {
        interactive: count(interactive, urgency === 'interactive' ? own : Number.POSITIVE_INFINITY),
        background: count(background, own),
      };
    },
    async queue({ installation, urgency, repository }: Place, since, until) {
      await pause();
      lineOf(installation, urgency).join(repository, since, until);
    },
    async leave({ installation, urgency, repository }) {
      await pause();
      lineOf(installation, urgency).leave(repository);
    },
  };
}

/** Those who wait, in order; quick with ten thousand of them. */
class MemoryLine {
  #waiting: Waiting[] = [];
  readonly #known = new Map<number, Waiting>();
  /** Nobody is given up before. */
  #soonest = Number.POSITIVE_INFINITY;

  sinceOf(repository: number, at: number): number {
    this.#giveUp(at);
    return this.#known.get(repository)?.since ?? Number.POSITIVE_INFINITY;
  }

  count(repository: number, since: number, at: number): { readonly ahead: number; readonly all: number } {
    this.#giveUp(at);
    return { ahead: this.#place(since, repository), all: this.#waiting.length };
  }

  join(repository: number, since: number, until: number): void {
    const own = this.#known.get(repository);
    this.leave(repository);
    const waiting = { repository, since: Math.min(since, own?.since ?? since), until };
    this.#waiting.splice(this.#place(waiting.since, repository), 0, waiting);
    this.#known.set(repository, waiting);
    this.#soonest = Math.min(this.#soonest, until);
  }

  leave(repository: number): void {
    const own = this.#known.get(repository);
    if (!own) return;
    this.#waiting.splice(this.#place(own.since, repository), 1);
    this.#known.delete(repository);
  }

  /** How many stand before it. */
  #place(since: number, repository: number): number {
    let [from, to] = [0, this.#waiting.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const one = this.#waiting[middle];
      if (one && (one.since < since || (one.since === since && one.repository < repository))) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #giveUp(at: number): void {
    if (at <= this.#soonest) return;
    for (const { repository, until } of [...this.#waiting]) if (until < at) this.leave(repository);
    this.#soonest = this.#waiting.reduce((soonest, { until }) => Math.min(soonest, until), Number.POSITIVE_INFINITY);
  }
}
