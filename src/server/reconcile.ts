import type { LearnerState } from '../coach/learner.ts';
import type { CoachParts, Forge } from './coach.ts';
import { putOptions, type Work } from './jobs.ts';

/** Looks at every journey and every pull request again; repairs what was missed. */
export async function reconcile(parts: CoachParts): Promise<void> {
  const { store, queue, forge, log } = parts;
  for (const id of await store.repositories()) {
    const { state } = await store.read(id);
    if (!state || state.status === 'removed' || state.status === 'archived') continue;
    const { repository } = state;
    const start: Work = { kind: 'start', repository };
    await queue.put('work', start, putOptions(start));
    try {
      await lookAgain(parts, state, forge(repository));
    } catch (error) {
      log.warn(
        { repository: id, error: error instanceof Error ? error.message : String(error) },
        'this repository could not be reconciled',
      );
    }
  }
}

/**
 * Every open pull request is looked at again, and those that were open when last seen: their merge may have been missed.
 * @throws ForgeError
 */
export async function lookAgain(
  { store, queue }: Pick<CoachParts, 'store' | 'queue'>,
  { repository, pulls }: LearnerState,
  at: Forge,
): Promise<void> {
  const open = await at.pulls('open');
  const unsettled = Object.entries(pulls).flatMap(([number, { settled }]) => (settled ? [] : [Number(number)]));
  const lost = unsettled.filter((number) => !open.some((pull) => pull.number === number));
  for (const pull of [...open, ...(await Promise.all(lost.map((number) => at.pull(number))))]) {
    if (!pull) continue;
    await store.observe(repository.id, pull);
    const again: Work = { kind: 'pull', repository, number: pull.number, asked: false };
    await queue.put('work', again, { key: `pull:${repository.id}:${pull.number}` });
  }
}
