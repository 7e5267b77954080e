import type { Effect, FilledSlot, Slot } from '../coach/effects.ts';
import { hashOf } from '../coach/slots.ts';
import { ForgeError, type ForgeWriter } from '../ports/forge.ts';
import { RetryLater } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Log } from './log.ts';

/** Whether a repository can be written to. */
export type Standing = 'there' | 'archived' | 'gone';

/**
 * Makes the decided effects of a repository true, in order, each once. What GitHub refuses for good is abandoned; but
 * where the repository itself is archived or gone, what is left stays decided, for when it is back.
 * @returns whether issues turned out to be switched off
 * @throws RetryLater when GitHub cannot answer now; ForgeError of a repository that is archived or gone
 */
export async function performPending(
  store: Store,
  writer: ForgeWriter,
  repository: number,
  { standing, log }: { readonly standing: () => Promise<Standing>; readonly log: Log },
): Promise<{ readonly issuesOff: boolean }> {
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
        throw new RetryLater(error.retryAfterSeconds, error);
      if (ofRepository(error, effect) && (await standing()) !== 'there') throw error;
      // Why, in GitHub's words, stands in the outbox; they may quote what was posted.
      log.warn({ repository, slot: effect.slot, kind: error.kind, status: error.status }, 'an effect cannot be done');
      await store.abandoned(id, `${error.kind}: ${error.message}`);
      issuesOff ||= error.kind === 'issues-disabled';
    }
  }
  return { issuesOff };
}

/** Whether the repository may be the reason; what a reaction or an answer is to was more likely deleted. */
const ofRepository = ({ kind }: ForgeError, effect: Effect): boolean =>
  kind === 'forbidden' || (kind === 'gone' && effect.kind !== 'reaction' && effect.kind !== 'reply');
