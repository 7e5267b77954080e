import type { Effect } from '../coach/effects.ts';
import { type Awaited, planGivenUp } from '../coach/plan/given-up.ts';
import { hashOf } from '../coach/slots.ts';
import { type CoachParts, type Forge, factsOf } from './coach.ts';
import { type RepositoryWork, repositoryOf, subjectOf, type Work } from './jobs.ts';

/**
 * Tells the learner that this work was given up, if one waits for it: a failed job is never silence.
 * @throws what keeps it from being told
 */
export async function apologise(parts: CoachParts, work: Work): Promise<void> {
  if (subjectOf(work) === undefined) return;
  const about = work as RepositoryWork;
  const id = repositoryOf(about);
  const { store } = parts;
  await store.exclusive(id, async () => {
    const stored = await store.read(id);
    const awaited = await awaitedIn(parts, about);
    if (!stored.state || !awaited) return;
    const facts = await factsOf(parts, { ...stored, state: stored.state });
    const { next, effects, entries } = planGivenUp(facts, awaited);
    if ((await store.commit(id, { next, effects, entries }, stored.version)) === 'conflict') return;
    for (const effect of effects) await perform(parts, parts.forge(stored.state.repository), id, effect);
  });
}

async function awaitedIn({ store }: CoachParts, work: RepositoryWork): Promise<Awaited | undefined> {
  if (work.kind === 'comment') return { comment: work.event };
  if (work.kind !== 'pull') return undefined;
  const pull = await store.pull(work.repository.id, work.number);
  return pull && { pull, asked: work.asked };
}

/** This one alone: what stands before it in the outbox may be what fails. */
async function perform({ store }: CoachParts, at: Forge, repository: number, effect: Effect): Promise<void> {
  const { pending, slots } = await store.read(repository);
  const own = pending.findLast((one) => hashOf(one.effect) === hashOf(effect));
  if (!own) return;
  await store.attempting(own.id);
  const { id } = await at.perform(effect, slots, own.attempts > 0);
  await store.performed(repository, own.id, effect.slot, { id, hash: hashOf(effect) });
}
