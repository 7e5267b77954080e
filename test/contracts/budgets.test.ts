import { beforeAll, describe, expect, it } from 'vitest';
import { nothingSpent } from '../../src/adapters/github/budget.ts';
import { githubLimits } from '../../src/adapters/github/limits.ts';
import { createBudgetStore } from '../../src/adapters/postgres/budget.ts';
import type { BudgetStore, Place, Urgency } from '../../src/ports/budget.ts';
import { memoryBudgets } from '../memory-budgets.ts';
import { engines, newDatabase } from './database.ts';

const stores = [
  ...engines.map(([title, engine]) => ({
    title,
    open: async () => {
      const open = await newDatabase(engine);
      return [createBudgetStore(await open()), createBudgetStore(await open())] as const;
    },
  })),
  {
    title: 'memory',
    open: async () => {
      const store = memoryBudgets(Date.now);
      return [store, store] as const;
    },
  },
];

describe.each(stores)('budgets in $title', ({ open }) => {
  let [one, other]: BudgetStore[] = [];
  let last = 0;
  beforeAll(async () => {
    [one, other] = await open();
  });
  const both = () => [one as BudgetStore, other as BudgetStore] as const;
  const fresh = () => {
    last += 1;
    return last;
  };
  const place = (installation: number, repository: number, urgency: Urgency = 'interactive'): Place => ({
    installation,
    repository,
    urgency,
  });

  it('begin with nothing, at the time of the store', async () => {
    const [store] = both();
    const { budget, version, now } = await store.read(fresh());
    expect({ budget, version }).toEqual({ budget: undefined, version: 0 });
    expect(Math.abs(now - Date.now())).toBeLessThan(5000);
  });

  it('are replaced by whoever knows the newest one, and by nobody else', async () => {
    const [here, there] = both();
    const installation = fresh();
    const first = nothingSpent(githubLimits, 1_788_250_000_123);
    expect(await here.write(installation, first, 0)).toBe(true);
    expect(await there.write(installation, first, 0)).toBe(false);
    const second = { ...first, closedUntil: 7.5 };
    expect(await there.write(installation, second, 1)).toBe(true);
    expect(await here.write(installation, first, 1)).toBe(false);
    expect(await here.read(installation)).toMatchObject({ budget: second, version: 2 });
    expect((await here.read(fresh())).budget).toBeUndefined();
  });

  it('have a line: who came first stands ahead, people before the rest', async () => {
    const [here, there] = both();
    const installation = fresh();
    await here.queue(place(installation, 30), 100, 1000);
    await there.queue(place(installation, 20), 200, 1000);
    await here.queue(place(installation, 10, 'background'), 50, 1000);
    await here.queue(place(installation, 11, 'background'), 50, 1000);
    await here.queue(place(fresh(), 1), 1, 1000);
    const line = (repository: number, urgency?: Urgency) => there.line(place(installation, repository, urgency), 500);
    expect(await line(30)).toEqual({ interactive: { ahead: 0, all: 2 }, background: { ahead: 2, all: 2 } });
    expect((await line(20)).interactive).toEqual({ ahead: 1, all: 2 });
    expect((await line(99)).interactive).toEqual({ ahead: 2, all: 2 });
    expect(await line(11, 'background')).toEqual({
      interactive: { ahead: 2, all: 2 },
      background: { ahead: 1, all: 2 },
    });
  });

  it('keep a place for who comes again, and forget who does not', async () => {
    const [here, there] = both();
    const installation = fresh();
    await here.queue(place(installation, 1), 100, 1000);
    await here.queue(place(installation, 2), 200, 5000);
    await there.queue(place(installation, 1), 300, 2000);
    expect((await here.line(place(installation, 2), 1500)).interactive.ahead).toBe(1);
    expect((await here.line(place(installation, 2), 2500)).interactive.ahead).toBe(0);
    await here.queue(place(installation, 3), 2500, 6000);
    await there.leave(place(installation, 2));
    expect((await here.line(place(installation, 9), 2500)).interactive).toEqual({ ahead: 1, all: 1 });
  });
});
