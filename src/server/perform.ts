import type { FilledSlot, Slot } from '../coach/effects.ts';
import { hashOf } from '../coach/slots.ts';
import { ForgeError, type ForgeWriter } from '../ports/forge.ts';
import { RetryLater } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Log } from './log.ts';
import type { Standing } from './standing.ts';

/**
 * Makes the decided effects of a repository true, in order, each once. What GitHub refuses for good is abandoned; but
 * where the repository itself is archived, gone or given away, what is left stays decided, for when it can be done.
 * @returns whether issues turned out to be switched off
 * @throws RetryLater when GitHub cannot answer now; ForgeError of a repository that is archived, gone or elsewhere
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
      // A token is refused to all posts, whatever they are.
      if (error.status === 401) throw error;
      if ((error.kind === 'forbidden' || error.kind === 'gone') && (await standing()) !== 'there') throw error;
      // Why, in GitHub's words, stands in the outbox; they may quote what was posted.
      log.warn({ repository, slot: effect.slot, kind: error.kind, status: error.status }, 'an effect cannot be done');
      await store.abandoned(id, `${error.kind}: ${error.message}`);
      issuesOff ||= error.kind === 'issues-disabled';
    }
  }
  return { issuesOff };
}
