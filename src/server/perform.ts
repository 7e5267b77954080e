import type { FilledSlot, Slot } from '../coach/effects.ts';
import { hashOf } from '../coach/slots.ts';
import { ForgeError, type ForgeWriter } from '../ports/forge.ts';
import { RetryLater } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Log } from './log.ts';

/** Seconds to wait when GitHub does not say: what broke off once is tried again soon, then less and less often. */
const pauseAfter = (kind: 'unavailable' | 'rate-limited', attempts: number): number =>
  kind === 'rate-limited' ? 60 : 2 ** Math.min(attempts, 6);

export type Performed = {
  /** GitHub answered 404 or 410 to an effect, and what stands behind that one is not done yet. */
  readonly gone: boolean;
  readonly issuesOff: boolean;
};

/**
 * Makes the decided effects of a repository true, in order, each once.
 * @throws RetryLater when GitHub cannot answer now; what is left stays decided
 */
export async function performPending(
  store: Store,
  writer: ForgeWriter,
  repository: number,
  log: Log,
): Promise<Performed> {
  const { pending, slots: stored } = await store.read(repository);
  const slots = new Map<Slot, FilledSlot>(stored);
  let issuesOff = false;
  for (const { id, effect, attempts } of pending) {
    await store.attempting(id);
    try {
      const post = await writer.perform(effect, slots, attempts > 0);
      const filled = { id: post.id, hash: hashOf(effect) };
      slots.set(effect.slot, filled);
      await store.performed(repository, id, effect.slot, filled);
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      if (error.kind === 'unavailable' || error.kind === 'rate-limited')
        throw new RetryLater(error.retryAfterSeconds ?? pauseAfter(error.kind, attempts), error);
      log.warn(
        { repository, slot: effect.slot, kind: error.kind, status: error.status, reason: error.message },
        'an effect cannot be done',
      );
      await store.abandoned(id, `${error.kind}: ${error.message}`);
      if (error.kind === 'gone' && effect.kind !== 'reaction' && effect.kind !== 'reply')
        return { gone: true, issuesOff };
      issuesOff ||= error.kind === 'issues-disabled';
    }
  }
  return { gone: false, issuesOff };
}
