import type { Curriculum, Task } from '../../curriculum/curriculum.ts';
import { code } from '../../review/render/markdown.ts';
import type { Authority } from '../authority.ts';
import type { LedgerEntry } from '../effects.ts';
import type { Facts, Plan } from '../facts.ts';
import type { LearnerState, Preferences } from '../learner.ts';
import { planJourney } from './journey.ts';

/** What the learner's file says now, or why it cannot be used: then the last good preferences stay in force. */
export function planPreferences(
  facts: Facts,
  read: { readonly ok: true; readonly value: Preferences } | { readonly ok: false; readonly problem: string },
): Plan {
  const { curriculum, now, authority } = facts;
  const { configProblem: _, ...learner } = facts.learner;
  const problem = read.ok ? choiceProblem(curriculum, read.value.choose) : read.problem;
  if (!read.ok || problem !== undefined)
    return planJourney({ ...facts, learner: { ...learner, configProblem: problem ?? '' } });
  // What was chosen by command holds until the file names another one of that group.
  const choose = { ...learner.preferences.choose, ...read.value.choose, ...authority.choose };
  const chosen = Object.entries(read.value.choose).flatMap(([group, id]) => {
    const task = curriculum.tasks.get(id);
    return task && learner.preferences.choose[group] !== choose[group]
      ? [chosenEntry(now, learner, task, { reason: '.github/stagecoach.yml' })]
      : [];
  });
  const plan = planJourney({ ...facts, learner: { ...learner, preferences: { ...read.value, choose } } });
  return { ...plan, entries: [...chosen, ...plan.entries] };
}

/** The learner with what the organisation has chosen for all. */
export const chosenFor = (learner: LearnerState, { choose }: Authority): LearnerState =>
  choose === undefined
    ? learner
    : { ...learner, preferences: { ...learner.preferences, choose: { ...learner.preferences.choose, ...choose } } };

/** The journey from here on. What is paused stays so; issues may be switched on again by now: trying tells. */
export function planStart(facts: Facts, isNew: boolean): Plan {
  const learner: LearnerState =
    facts.learner.status === 'paused' ? facts.learner : { ...facts.learner, status: 'active' };
  const configProblem = isNew ? choiceProblem(facts.curriculum, learner.preferences.choose) : undefined;
  return planJourney({ ...facts, learner: { ...learner, ...(configProblem !== undefined && { configProblem }) } });
}

/** A choice that names no group, or nothing of it. */
export function choiceProblem(curriculum: Curriculum, choose: Preferences['choose']): string | undefined {
  const groups = Map.groupBy(curriculum.tasks.values(), ({ choose: group }) => group);
  for (const [group, id] of Object.entries(choose)) {
    const members = groups.get(group)?.map((task) => task.id);
    if (!members) return `there is nothing to choose named ${code(group)}`;
    if (!members.includes(id)) return `${code(id)} is none of ${code(group)}: ${members.map(code).join(', ')}`;
  }
  return undefined;
}

export const chosenEntry = (
  now: Date,
  learner: LearnerState,
  { id: task, stage }: Task,
  how: Pick<LedgerEntry, 'by' | 'reason'>,
): LedgerEntry => ({
  at: now.toISOString(),
  kind: 'chosen',
  repository: learner.repository.id,
  task,
  stage,
  ...how,
});
