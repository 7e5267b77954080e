import type { Curriculum, Stage, Task } from './curriculum.ts';

/** What decides where a learner stands: the state of each task that was touched, and choices between alternatives. */
export type Progress = {
  readonly tasks: Readonly<Record<string, { readonly state: 'open' | 'passed' | 'waived' }>>;
  readonly choose: Readonly<Record<string, string>>;
};

export const isDone = (progress: Progress, id: string): boolean => {
  const state = progress.tasks[id]?.state;
  return state === 'passed' || state === 'waived';
};

/** The task and its alternatives, in the order of the path; of a task that is in no group, itself. */
const groupOf = (curriculum: Curriculum, task: Task): readonly Task[] =>
  task.choose === undefined ? [task] : [...curriculum.tasks.values()].filter(({ choose }) => choose === task.choose);

/** What of `after` is not done yet. Of alternatives any one will do, whichever the task names. */
export const missingBefore = (curriculum: Curriculum, progress: Progress, task: Task): readonly Task[] =>
  task.after.flatMap((id) => {
    const before = curriculum.tasks.get(id);
    if (!before || isDone(progress, id)) return [];
    const group = groupOf(curriculum, before);
    return group.some((other) => isDone(progress, other.id)) ? [] : [chosenOf(group, progress) ?? before];
  });

/**
 * Whether the task counts for its stage: optional ones do not, and of alternatives one does, which is the one that is
 * done already, else the one that was chosen, else the first.
 */
export function isRequired(curriculum: Curriculum, progress: Progress, task: Task): boolean {
  if (task.optional) return false;
  if (task.choose === undefined) return true;
  const members = groupOf(curriculum, task);
  const counted = members.find(({ id }) => isDone(progress, id)) ?? chosenOf(members, progress) ?? members[0];
  return counted === task;
}

/** A choice that names no member of its group counts as none: nobody can choose a task away. */
const chosenOf = (members: readonly Task[], progress: Progress): Task | undefined =>
  members.find(({ id, choose }) => choose !== undefined && progress.choose[choose] === id);

/** Whether its issue should be open: it was begun, is not done, and no alternative was chosen in its place. */
export function isOpen(curriculum: Curriculum, progress: Progress, task: Task): boolean {
  if (progress.tasks[task.id]?.state !== 'open') return false;
  const chosen = chosenOf(groupOf(curriculum, task), progress);
  return chosen === undefined || chosen === task;
}

export const isStageDone = (curriculum: Curriculum, progress: Progress, stage: Stage): boolean =>
  (stage.testOut.length > 0 && stage.testOut.every((id) => isDone(progress, id))) ||
  stage.tasks.every((task) => isDone(progress, task.id) || !isRequired(curriculum, progress, task));

export const currentStage = (curriculum: Curriculum, progress: Progress): Stage | undefined =>
  curriculum.stages.find((stage) => !isStageDone(curriculum, progress, stage));

/** The alternative that is done already, where this one is not. */
export const doneInstead = (curriculum: Curriculum, progress: Progress, task: Task): Task | undefined =>
  isDone(progress, task.id) ? undefined : groupOf(curriculum, task).find(({ id }) => isDone(progress, id));

/** Whether everything that the task comes after is done. */
export const isUnlocked = (curriculum: Curriculum, progress: Progress, task: Task): boolean =>
  missingBefore(curriculum, progress, task).length === 0;

/** What is waived because the tasks that test a stage out are done. */
export const testedOut = (curriculum: Curriculum, progress: Progress): readonly Task[] =>
  curriculum.stages
    .filter(({ testOut }) => testOut.length > 0 && testOut.every((id) => isDone(progress, id)))
    .flatMap(({ tasks }) => tasks.filter(({ id }) => !isDone(progress, id)));

/** How many tasks the path asks for, and how many of these are done. */
export const tally = (curriculum: Curriculum, progress: Progress): Tally =>
  tallyOf(curriculum, progress, [...curriculum.tasks.values()]);

type Tally = { readonly done: number; readonly total: number };

/** The same for some of its tasks. */
export function tallyOf(curriculum: Curriculum, progress: Progress, tasks: readonly Task[]): Tally {
  const counted = tasks.filter((task) => isDone(progress, task.id) || isRequired(curriculum, progress, task));
  return { done: counted.filter(({ id }) => isDone(progress, id)).length, total: counted.length };
}

/** Tasks whose issues should be open now, in order: those begun, then those of the current stage within reach. */
export function tasksInReach(curriculum: Curriculum, progress: Progress, limit: number): readonly Task[] {
  const stage = currentStage(curriculum, progress);
  const begun = [...curriculum.tasks.values()].filter((task) => isOpen(curriculum, progress, task));
  const open = (stage?.tasks ?? []).filter(
    (task) =>
      !isDone(progress, task.id) &&
      isUnlocked(curriculum, progress, task) &&
      isRequired(curriculum, progress, task) &&
      !begun.includes(task),
  );
  return [...begun, ...open.slice(0, Math.max(0, limit - begun.length))];
}
