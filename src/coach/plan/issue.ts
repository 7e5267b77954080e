import type { Effect } from '../effects.ts';
import { type Facts, nothing, type Plan } from '../facts.ts';
import { journeySlot, taskOfIssue, taskSlot } from '../slots.ts';
import { planJourney, taskIssue } from './journey.ts';

/**
 * An issue of the coach was closed before its task passed: by a person, or by the keyword of a merge that was told so
 * already. One that was deleted is simply made anew by the journey.
 */
export function planClosedIssue(facts: Facts, issue: number, by: 'hand' | 'keyword'): Plan {
  const { learner, slots, curriculum, voice } = facts;
  // While it is paused the issue is opened again, and nothing is said.
  const quiet = learner.status === 'paused' && by === 'keyword';
  if (learner.status !== 'active' && !quiet) return nothing(learner, `the repository is ${learner.status}`);
  const journey = planJourney(facts);
  if (slots.get(journeySlot)?.id === issue)
    return { ...journey, because: 'the journey issue may be closed; it is edited all the same' };
  const task = curriculum.tasks.get(taskOfIssue(slots, issue) ?? '');
  if (!task || learner.tasks[task.id]?.state !== 'open') return nothing(learner, 'not the issue of an open task');
  const told: Effect = {
    kind: 'comment',
    slot: `closed-by-hand:${issue}`,
    on: { issue: taskSlot(task.id) },
    body: voice.say('closed-by-hand'),
  };
  return {
    ...journey,
    effects: [...journey.effects, taskIssue(facts, task, 'open'), ...(by === 'hand' ? [told] : [])],
    because: `${task.id} was closed by ${by} before it passed`,
  };
}
