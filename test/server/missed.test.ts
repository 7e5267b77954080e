import { describe, expect, it } from 'vitest';
import { type Deliveries, ForgeError, type SentDelivery } from '../../src/ports/forge.ts';
import { RetryLater } from '../../src/ports/queue.ts';
import { askForMissed } from '../../src/server/missed.ts';
import { now } from '../coach/world.ts';

const ago = (minutes: number): string => new Date(now.getTime() - minutes * 60_000).toISOString();

type Listed = Omit<SentDelivery, 'status'> & { readonly status?: number };

/** What is asked for again of a listing, newest first, by an inbox that knows these ids. */
async function asked(
  listing: readonly Listed[],
  known: readonly string[],
  {
    fault,
    refuse = {},
    again = [],
    settings = new Map(),
    all,
  }: {
    fault?: Error;
    refuse?: Readonly<Record<number, Error>>;
    again?: number[];
    settings?: Map<string, string>;
    all?: boolean;
  } = {},
) {
  let since = '';
  const deliveries: Deliveries = {
    async *since(time) {
      if (fault) throw fault;
      since = time.toISOString();
      for (const one of listing) if (one.deliveredAt >= since) yield { status: 0, ...one };
    },
    redeliver: async (id) => {
      again.push(id);
      if (refuse[id]) throw refuse[id];
    },
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const store = {
    setting: async (key: string) => settings.get(key),
    keepSetting: async (key: string, value: string) => void settings.set(key, value),
  };
  const queue = { known: async () => new Set(known) };
  await askForMissed({ deliveries, queue, store, clock: { now: () => now }, log }, all);
  return Object.assign(again, { since });
}

it('what the inbox has never seen is asked for again, once for each delivery', async () => {
  const listing = [
    { id: 4, guid: 'lost', deliveredAt: ago(5) },
    { id: 3, guid: 'known', deliveredAt: ago(6) },
    { id: 2, guid: 'lost', deliveredAt: ago(60) },
  ];
  expect([...(await asked(listing, ['known']))]).toEqual([4]);
});

it('what happened first comes first', async () => {
  const listing = [
    { id: 2, guid: 'merged', deliveredAt: ago(5) },
    { id: 1, guid: 'opened', deliveredAt: ago(6) },
  ];
  expect([...(await asked(listing, []))]).toEqual([1, 2]);
});

describe('one that GitHub does not send again', () => {
  const listing = [
    { id: 3, guid: 'merged', deliveredAt: ago(5) },
    { id: 2, guid: 'pushed', deliveredAt: ago(6) },
    { id: 1, guid: 'opened', deliveredAt: ago(7) },
  ];
  const refused = (error: ForgeError) => {
    const again: number[] = [];
    const settings = new Map<string, string>();
    return { again, settings, refuse: { 2: error } };
  };

  it('keeps none of the others waiting, and is asked for another time', async () => {
    const options = refused(new ForgeError('unavailable', 'GitHub answered 502'));
    await expect(asked(listing, [], options)).rejects.toBeInstanceOf(RetryLater);
    expect(options.again).toEqual([1, 2, 3]);
    expect(options.settings.size).toBe(0);
  });

  it('is left alone when GitHub has it no more', async () => {
    const options = refused(new ForgeError('gone', 'GitHub answered 404'));
    expect([...(await asked(listing, [], options))]).toEqual([1, 2, 3]);
  });

  it('ends the asking when that was too much', async () => {
    const options = refused(new ForgeError('rate-limited', 'slow down', { retryAfterSeconds: 9 }));
    await expect(asked(listing, [], options)).rejects.toMatchObject({ seconds: 9 });
    expect(options.again).toEqual([1, 2]);
  });
});

it('what may still be on its way is not', async () => {
  expect(await asked([{ id: 1, guid: 'young', deliveredAt: ago(0.5) }], [])).toHaveLength(0);
});

it('nor what was sent again a moment ago', async () => {
  const listing = [
    { id: 2, guid: 'lost', deliveredAt: ago(0.5) },
    { id: 1, guid: 'lost', deliveredAt: ago(20) },
  ];
  expect(await asked(listing, [])).toHaveLength(0);
});

it('nor what we refused again and again; what we could not take is asked for as often as it takes', async () => {
  const listing = (times: number, status: number) =>
    Array.from({ length: times }, (_, n) => ({ id: 9 - n, guid: 'huge', deliveredAt: ago(5 + n * 10), status }));
  expect(await asked(listing(4, 413), [])).toHaveLength(1);
  expect(await asked(listing(5, 413), [])).toHaveLength(0);
  for (const status of [0, 503]) expect(await asked(listing(9, status), [])).toHaveLength(1);
});

describe('the listing', () => {
  const day = 24 * 60;

  it('is read for three days at first, and then from where everything before is known', async () => {
    const settings = new Map<string, string>();
    const listing = [
      { id: 3, guid: 'young', deliveredAt: ago(0.5) },
      { id: 2, guid: 'lost', deliveredAt: ago(30) },
      { id: 1, guid: 'known', deliveredAt: ago(day) },
    ];
    expect((await asked(listing, ['known'], { settings })).since).toBe(ago(3 * day));
    expect((await asked(listing, ['known', 'lost'], { settings })).since).toBe(ago(30));
    expect((await asked(listing, ['known', 'lost', 'young'], { settings })).since).toBe(ago(1));
  });

  it('is read from its beginning after what may have lost some, and never for longer than GitHub keeps it', async () => {
    const settings = new Map([['deliveries-read-to', ago(10)]]);
    expect((await asked([], [], { settings, all: true })).since).toBe(ago(3 * day));
    expect((await asked([], [], { settings: new Map([['deliveries-read-to', ago(9 * day)]]) })).since).toBe(
      ago(3 * day),
    );
  });

  it('is tried later when GitHub cannot say', async () => {
    const fault = new ForgeError('rate-limited', 'slow down', { retryAfterSeconds: 9 });
    await expect(asked([], [], { fault })).rejects.toMatchObject({ seconds: 9 });
  });
});
