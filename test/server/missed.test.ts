import { expect, it } from 'vitest';
import { ForgeError } from '../../src/ports/forge.ts';
import { askForMissed } from '../../src/server/missed.ts';
import { now } from '../coach/world.ts';

const ago = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();

/** What is asked for again of a listing, newest first, by an inbox that knows these ids. */
async function asked(
  listing: readonly { id: number; guid: string; deliveredAt: string }[],
  known: readonly string[],
  fault?: Error,
) {
  const again: number[] = [];
  const deliveries = {
    async *since() {
      if (fault) throw fault;
      yield* listing;
    },
    redeliver: async (id: number) => void again.push(id),
  };
  const queue = { known: async () => new Set(known) };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  await askForMissed({ deliveries, queue: queue as never, clock: { now: () => now }, log });
  return again;
}

it('what the inbox has never seen is asked for again, once for each delivery', async () => {
  const listing = [
    { id: 4, guid: 'lost', deliveredAt: ago(5) },
    { id: 3, guid: 'known', deliveredAt: ago(6) },
    { id: 2, guid: 'lost', deliveredAt: ago(60) },
  ];
  expect(await asked(listing, ['known'])).toEqual([4]);
});

it('what happened first comes first', async () => {
  const listing = [
    { id: 2, guid: 'merged', deliveredAt: ago(5) },
    { id: 1, guid: 'opened', deliveredAt: ago(6) },
  ];
  expect(await asked(listing, [])).toEqual([1, 2]);
});

it('what may still be on its way is not', async () => {
  expect(await asked([{ id: 1, guid: 'young', deliveredAt: ago(0.5) }], [])).toEqual([]);
});

it('nor what was sent again a moment ago', async () => {
  const listing = [
    { id: 2, guid: 'lost', deliveredAt: ago(0.5) },
    { id: 1, guid: 'lost', deliveredAt: ago(20) },
  ];
  expect(await asked(listing, [])).toEqual([]);
});

it('nor what was refused again and again', async () => {
  const listing = (times: number) =>
    Array.from({ length: times }, (_, index) => ({ id: 9 - index, guid: 'huge', deliveredAt: ago(5 + index * 10) }));
  expect(await asked(listing(5), [])).toEqual([9]);
  expect(await asked(listing(6), [])).toEqual([]);
});

it('is tried later when GitHub cannot say', async () => {
  await expect(
    asked([], [], new ForgeError('rate-limited', 'slow down', { retryAfterSeconds: 9 })),
  ).rejects.toMatchObject({ seconds: 9 });
});
