import { expect, test } from 'vitest';
import { createBatches } from '../../../src/adapters/postgres/batches.ts';

type Item = { readonly id: string; readonly group?: { readonly id: string } };

const item = (id: string, group?: string): Item => ({ id, ...(group !== undefined && { group: { id: group } }) });

/** A store whose writes end when the test says so. */
function fixture(most?: number) {
  const writes: { ids: string[]; end: (stored?: readonly string[]) => void; fail: (error: Error) => void }[] = [];
  const put = createBatches<Item>((items) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlySet<string>>();
    const ids = items.map(({ id }) => id);
    writes.push({ ids, end: (stored = ids) => resolve(new Set(stored)), fail: reject });
    return promise;
  }, most);
  return { put, writes, seen: () => writes.map(({ ids }) => ids) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('one that comes alone is written at once, those that come meanwhile together after it', async () => {
  const { put, writes, seen } = fixture();
  const outcomes = Promise.all(['a', 'b', 'c'].map((id) => put(item(id))));
  expect(seen()).toEqual([['a']]);
  writes[0]?.end();
  await turn();
  expect(seen()).toEqual([['a'], ['b', 'c']]);
  writes[1]?.end(['c']);
  expect(await outcomes, 'whether each was new').toEqual([true, false, true]);
});

test('two of a group, or of an id, are written in order, one batch after the other', async () => {
  const { put, writes, seen } = fixture();
  for (const one of [item('a'), item('b', 'g'), item('c', 'g'), item('d'), item('d')]) void put(one);
  for (let at = 0; at < 3; at += 1) {
    writes[at]?.end();
    await turn();
  }
  expect(seen()).toEqual([['a'], ['b', 'd'], ['c', 'd']]);
});

test('a batch holds no more than it may', async () => {
  const { put, writes, seen } = fixture(2);
  for (const id of ['a', 'b', 'c', 'd']) void put(item(id));
  for (const at of [0, 1]) {
    writes[at]?.end();
    await turn();
  }
  expect(seen()).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('one that cannot be written refuses no other in its batch', async () => {
  const { put, writes, seen } = fixture();
  const outcomes = Promise.allSettled(['a', 'b', 'c'].map((id) => put(item(id))));
  writes[0]?.end();
  await turn();
  writes[1]?.fail(new Error('one is wrong'));
  await turn();
  expect(seen()).toEqual([['a'], ['b', 'c'], ['b'], ['c']]);
  writes[2]?.fail(new Error('this one'));
  writes[3]?.end();
  expect((await outcomes).map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    true,
    'this one',
    true,
  ]);
  const next = put(item('d'));
  await turn();
  writes[4]?.end();
  expect(await next).toBe(true);
});
