import type { FilledSlot, LedgerEntry, Slot } from '../../../src/coach/effects.ts';
import type { LearnerState } from '../../../src/coach/learner.ts';
import type { PullRequest } from '../../../src/ports/forge.ts';
import type { PendingEffect, Store } from '../../../src/ports/store.ts';
import type { ReviewedChange } from '../../../src/review/verdict.ts';

type Learner = {
  state: LearnerState | undefined;
  version: number;
  readonly slots: Map<Slot, FilledSlot>;
  pending: readonly PendingEffect[];
  readonly entries: LedgerEntry[];
};

/** What the coach needs of the store, in memory: ten thousand learners and no disk. */
export function memoryStore(): Store {
  const learners = new Map<number, Learner>();
  const pulls = new Map<string, PullRequest>();
  const reviews = new Map<string, ReviewedChange>();
  const owners = new Map<number, number>();
  let last = 0;
  const learnerOf = (repository: number): Learner => {
    const learner = learners.get(repository) ?? {
      state: undefined,
      version: 0,
      slots: new Map(),
      pending: [],
      entries: [],
    };
    learners.set(repository, learner);
    return learner;
  };
  const drop = (effect: number): void => {
    const learner = learnerOf(owners.get(effect) ?? 0);
    learner.pending = learner.pending.filter(({ id }) => id !== effect);
    owners.delete(effect);
  };
  const store: Partial<Store> = {
    // The queue runs one job of a repository at a time.
    exclusive: (_, work) => work(),
    async read(repository) {
      const { state, version, slots, pending } = learnerOf(repository);
      return { state, version, slots, pending };
    },
    async commit(repository, { next, effects, entries }, version) {
      const learner = learnerOf(repository);
      if (learner.version !== version) return 'conflict';
      const added = effects.map((effect) => {
        last += 1;
        owners.set(last, repository);
        return { id: last, effect, attempts: 0 };
      });
      learner.entries.push(...entries);
      Object.assign(learner, { state: next, version: version + 1, pending: [...learner.pending, ...added] });
      return 'ok';
    },
    async attempting(effect) {
      const learner = learnerOf(owners.get(effect) ?? 0);
      learner.pending = learner.pending.map((one) =>
        one.id === effect ? { ...one, attempts: one.attempts + 1 } : one,
      );
    },
    async performed(repository, effect, slot, filled) {
      learnerOf(repository).slots.set(slot, filled);
      drop(effect);
    },
    async abandoned(effect, reason) {
      throw new Error(`effect ${effect} was given up: ${reason}`);
    },
    async observe(repository, pull) {
      pulls.set(`${repository} ${pull.number}`, pull);
    },
    pull: async (repository, number) => pulls.get(`${repository} ${number}`),
    review: async (key) => reviews.get(key),
    async keepReview(key, reviewed) {
      reviews.set(key, reviewed);
    },
    setting: async () => '',
  };
  return store as Store;
}
