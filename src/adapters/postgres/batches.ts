/** Of no two things in a batch these may be equal. */
type Item = { readonly id: string; readonly group?: { readonly id: string } };

type Waiting<T> = PromiseWithResolvers<boolean> & { readonly item: T };

/**
 * Stores things together that come while others are being stored: a burst costs as many writes as the database keeps up
 * with, and one that comes alone is stored at once. Two of one group never share a batch, so that they stay in order.
 * @param store writes them and says the ids of those that were new
 * @returns whether it was new; rejects when it could not be stored, which others in its batch may have been all the same
 */
export function createBatches<T extends Item>(
  store: (items: readonly T[]) => Promise<ReadonlySet<string>>,
  most = 50,
): (item: T) => Promise<boolean> {
  let waiting: Waiting<T>[] = [];
  let under = false;

  async function storeAll(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      const stored = await store(batch.map(({ item }) => item));
      for (const { item, resolve } of batch) resolve(stored.has(item.id));
    } catch (error) {
      // It may be the fault of one of them: each is tried by itself.
      if (batch.length === 1) batch[0]?.reject(error);
      else await Promise.all(batch.map((one) => storeAll([one])));
    }
  }

  async function storeWaiting(): Promise<void> {
    if (under) return;
    under = true;
    while (waiting.length > 0) {
      const batch = firstOfEach(waiting).slice(0, most);
      const taken = new Set(batch);
      waiting = waiting.filter((one) => !taken.has(one));
      await storeAll(batch);
    }
    under = false;
  }

  return (item) => {
    const one = { item, ...Promise.withResolvers<boolean>() };
    waiting.push(one);
    void storeWaiting();
    return one.promise;
  };
}

function firstOfEach<T extends Item>(waiting: readonly Waiting<T>[]): readonly Waiting<T>[] {
  const seen = new Set<string>();
  return waiting.filter(({ item: { id, group } }) => {
    const [own, shared] = [`id ${id}`, `group ${group?.id ?? id}`];
    const first = !seen.has(own) && !seen.has(shared);
    seen.add(own).add(shared);
    return first;
  });
}
