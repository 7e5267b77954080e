import type { LearnerState } from '../coach/learner.ts';
import { sibling } from './authority.ts';
import type { CoachParts, Forge } from './coach.ts';
import { putOptions, type Work } from './jobs.ts';

/** Has every journey and every pull request looked at again, and what every organisation says of itself, which repairs
 *  what was missed. Each repository by itself: where GitHub cannot answer now, it is tried again. */
export async function reconcile({ store, queue }: Pick<CoachParts, 'store' | 'queue'>): Promise<void> {
  const settings = new Map<string, Work>();
  for (const id of await store.repositories()) {
    const { state } = await store.read(id);
    if (!state || state.status === 'removed' || state.status === 'archived') continue;
    const { repository } = state;
    const look: Work = { kind: 'start', repository, look: true };
    await queue.put('work', look, putOptions(look));
    if (repository.ownerType === 'Organization')
      settings.set(repository.owner, { kind: 'configuration', repository: sibling(repository, '.github') });
  }
  for (const work of settings.values()) await queue.put('work', work, putOptions(work));
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
    await store.observe(repository.id, pull, 'read');
    const again: Work = { kind: 'pull', repository, number: pull.number, asked: false };
    await queue.put('work', again, { key: `pull:${repository.id}:${pull.number}` });
  }
}
