import { readPreferences } from '../coach/configuration.ts';
import { nothing, type Plan } from '../coach/facts.ts';
import type { LearnerState } from '../coach/learner.ts';
import { planClosedIssue } from '../coach/plan/issue.ts';
import { planJourney } from '../coach/plan/journey.ts';
import { planPreferences } from '../coach/plan/preferences.ts';
import { journeySlot, taskOfIssue } from '../coach/slots.ts';
import type { Desk } from './coach.ts';

export function repositoryChanged({ facts }: Desk, change: 'moved' | 'archived' | 'unarchived' | 'deleted'): Plan {
  const { learner } = facts;
  if (change === 'deleted') return nothing({ ...learner, status: 'removed' }, 'the repository was deleted');
  if (change === 'archived') return nothing({ ...learner, status: 'archived' }, 'the repository was archived');
  // Given away in the middle of our work, it looked gone for a moment; this event says that we are there as well.
  if (change === 'unarchived' || (change === 'moved' && learner.status === 'removed'))
    return planJourney({ ...facts, learner: { ...learner, status: 'active' } });
  return nothing(learner, 'the repository has another name or owner');
}

/** The installation that lost the repository may be the one that it was given away from. */
export const repositoryTaken = (learner: LearnerState, from: number | undefined): Plan =>
  from === undefined || from === learner.repository.installation
    ? nothing({ ...learner, status: 'removed' }, 'the App was taken from this repository')
    : nothing(learner, 'it is in another installation by now');

export async function issueChanged(
  desk: Desk,
  change: 'closed' | 'reopened' | 'deleted',
  number: number,
): Promise<Plan> {
  const { facts } = desk;
  if (change === 'reopened') return nothing(facts.learner, 'an issue that a person reopened stays as it is');
  if (change === 'closed') {
    const by = await closedBy(desk, number);
    return by ? planClosedIssue(facts, number, by) : nothing(facts.learner, 'a merge decides, or it is open again');
  }
  const lost = [...facts.slots].find(
    ([slot, { id }]) => id === number && (slot === journeySlot || slot.startsWith('task:')),
  );
  if (!lost) return nothing(facts.learner, 'not an issue of ours');
  const [slot] = lost;
  // The journey names the issue by a number that is another one now, though its text is the same to us.
  const kept = [...facts.slots].filter(([other]) => other !== slot);
  const slots = new Map(
    kept.map(([other, filled]) => [other, other === journeySlot ? { ...filled, hash: '' } : filled]),
  );
  return { ...planJourney({ ...facts, slots }), vacated: [slot] };
}

/** A closing keyword takes effect within this time of its merge. */
const keywordSeconds = 120;

/**
 * Who closed an issue of ours: a person, or the closing keyword of a merge that did not pass its task. Its webhook may
 * come before that of the merge, which then decides (undefined), or after.
 */
async function closedBy(
  { at, facts, store, repository }: Desk,
  number: number,
): Promise<'hand' | 'keyword' | undefined> {
  const task = taskOfIssue(facts.slots, number);
  if (task === undefined || facts.learner.tasks[task]?.state !== 'open') return 'hand';
  let by: 'hand' | 'keyword' = 'hand';
  for (const [pull, { settled }] of Object.entries(facts.learner.pulls).filter(([, one]) => one.task === task)) {
    const seen = await store.pull(repository.id, Number(pull));
    if (!settled && (seen?.merged || (await at.pull(Number(pull)))?.merged)) return undefined;
    const age = seen ? facts.now.getTime() - new Date(seen.updatedAt).getTime() : Number.POSITIVE_INFINITY;
    if (settled && seen?.merged && age < keywordSeconds * 1000) by = 'keyword';
  }
  return (await at.issue(number))?.state === 'closed' ? by : undefined;
}

/** Reads the learner's preferences; what cannot be used leaves the last good ones in force. */
export async function configurationChanged({ facts, at }: Desk): Promise<Plan> {
  return planPreferences(facts, readPreferences(await at.file('.github/stagecoach.yml')));
}
