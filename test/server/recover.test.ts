import { beforeEach, expect, it } from 'vitest';
import { type Backlog, RetryLater } from '../../src/ports/queue.ts';
import { recover } from '../../src/server/recover.ts';

// After an unclean stop of the embedded database.

let done: string[];
let active: number;
let backlog: readonly Backlog[];
let away: boolean;
const coach = async ({ kind }: { readonly kind: string }) => {
  if (away) throw new RetryLater(60);
  done.push(kind);
};
const queue = {
  depth: async () => ({ waiting: 0, active, failed: 0 }),
  backlog: async () => backlog,
};
const due = { queue: 'work', priority: 0, waiting: 40, oldestSeconds: 0 } as const;

beforeEach(() => {
  [done, active, backlog, away] = [[], 0, [], false];
});

/** Lets one of these happen in each pause, and then it never ends. @returns how long each was */
async function recovered(...pauses: readonly (() => void)[]): Promise<readonly number[]> {
  const waited: number[] = [];
  const happening = [...pauses];
  await recover({ coach, queue }, async (milliseconds) => {
    waited.push(milliseconds);
    const next = happening.shift();
    if (!next) throw new Error('it waits');
    next();
  });
  return waited;
}

it('what was missed is asked for and everything is looked at, and it has ended when that work is done', async () => {
  backlog = [due];
  await expect(recovered(() => undefined)).rejects.toThrow('it waits');
  expect(done).toEqual(['missed', 'reconcile']);
  await expect(
    recovered(
      () => {
        [backlog, active] = [[], 1];
      },
      () => undefined,
    ),
  ).rejects.toThrow('it waits');
  active = 0;
  expect(await recovered()).toEqual([]);
});

it('it waits for GitHub as long as that asks', async () => {
  away = true;
  const back = () => {
    away = false;
  };
  expect(await recovered(() => undefined, back)).toEqual([60_000, 60_000]);
  expect(done).toEqual(['missed', 'reconcile']);
});
