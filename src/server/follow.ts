import type { Plan } from '../coach/facts.ts';
import type { LearnerState } from '../coach/learner.ts';
import type { CoachParts, Desk } from './coach.ts';
import { putOptions, type Work } from './jobs.ts';
import { lookAgain } from './reconcile.ts';

/**
 * Puts the work that comes after this one. Before it is committed: once it is, an attempt that comes after a crash or a
 * refusal finds nothing left to decide. What is put waits its turn, and does no harm when nothing was committed.
 */
export async function follow(
  parts: CoachParts,
  { repository, stored, at }: Desk,
  work: Work,
  plan: Plan & { readonly reviewAgain?: boolean },
): Promise<void> {
  const { queue } = parts;
  // A pull request may have come before the start did, or while nobody listened.
  const asleep = stored.state.status !== 'active' && stored.state.status !== 'no-issues';
  const wakes = (asleep || stored.version === 0) && plan.next.status === 'active';
  if (wakes || (work.kind === 'start' && work.look)) await lookAgain(parts, plan.next, at);
  else if (doneIn(stored.state) !== doneIn(plan.next)) await lookAtOthers(parts, plan.next, work);
  const start: Work = { kind: 'start', repository };
  if (stored.state.status === 'no-issues' && plan.next.status === 'active' && work.kind === 'pull')
    await queue.put('work', start, putOptions(start));
  const number = work.kind === 'pull' ? work.number : work.kind === 'comment' ? work.event.number : undefined;
  if (number === undefined) return;
  const again: Work = { kind: 'pull', repository, number, asked: true };
  if (plan.again !== undefined)
    await queue.put('work', again, { key: `again:${repository.id}:${number}`, delaySeconds: plan.again });
  if (plan.reviewAgain) await queue.put('work', again, putOptions(again));
}

const doneIn = ({ tasks }: LearnerState): string =>
  Object.keys(tasks)
    .filter((id) => tasks[id]?.state !== 'open')
    .toSorted()
    .join(' ');

/** A task that is passed unlocks others, and the summaries of pull requests that wait for that are to say so. */
async function lookAtOthers({ queue }: CoachParts, { repository, pulls }: LearnerState, work: Work): Promise<void> {
  for (const [number, { settled }] of Object.entries(pulls)) {
    if (settled || (work.kind === 'pull' && work.number === Number(number))) continue;
    const look: Work = { kind: 'pull', repository, number: Number(number), asked: false };
    await queue.put('work', look, putOptions(look));
  }
}
