import { type Facts, nothing, type Plan } from '../facts.ts';
import { journeySlot, taskOfIssue, taskSlot } from '../slots.ts';
import { planJourney, taskIssue } from './journey.ts';

/** A person closed an issue of the coach by hand; one that was deleted is simply made anew by the journey. */
export function planClosedIssue(facts: Facts, issue: number): Plan {
  const { learner, slots, curriculum, voice } = facts;
  if (learner.status !== 'active') return nothing(learner, `the repository is ${learner.status}`);
  const journey = planJourney(facts);
  if (slots.get(journeySlot)?.id === issue)
    return { ...journey, because: 'the journey issue may be closed; it is edited all the same' };
  const task = curriculum.tasks.get(taskOfIssue(slots, issue) ?? '');
  if (!task || learner.tasks[task.id]?.state !== 'open') return nothing(learner, 'not the issue of an open task');
  const effects = [
    taskIssue(facts, task, 'open'),
    {
      kind: 'comment' as const,
      slot: `closed-by-hand:${issue}`,
      on: { issue: taskSlot(task.id) },
      body: voice.say('closed-by-hand'),
    },
  ];
  return {
    ...journey,
    effects: [...journey.effects, ...effects],
    because: `${task.id} was closed by hand before it passed`,
  };
}
