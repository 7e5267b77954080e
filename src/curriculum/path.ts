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

/** Whether the task counts for its stage: optional ones and alternatives that were not chosen do not. */
export function isRequired(curriculum: Curriculum, progress: Progress, task: Task): boolean {
  if (task.optional) return false;
  if (task.choose === undefined) return true;
  const members = [...curriculum.tasks.values()].filter((other) => other.choose === task.choose);
  const chosen =
    progress.choose[task.choose] ?? members.find((other) => isDone(progress, other.id))?.id ?? members[0]?.id;
  return chosen === task.id;
}

export const isStageDone = (curriculum: Curriculum, progress: Progress, stage: Stage): boolean =>
  (stage.testOut.length > 0 && stage.testOut.every((id) => isDone(progress, id))) ||
  stage.tasks.every((task) => isDone(progress, task.id) || !isRequired(curriculum, progress, task));

export const currentStage = (curriculum: Curriculum, progress: Progress): Stage | undefined =>
  curriculum.stages.find((stage) => !isStageDone(curriculum, progress, stage));

/** Whether everything that the task comes after is done. */
export const isUnlocked = (progress: Progress, task: Task): boolean => task.after.every((id) => isDone(progress, id));

/** Tasks whose issues should be open now, in order: those begun, then those of the current stage within reach. */
export function tasksInReach(curriculum: Curriculum, progress: Progress, limit: number): readonly Task[] {
  const stage = currentStage(curriculum, progress);
  if (!stage) return [];
  const begun = [...curriculum.tasks.values()].filter((task) => progress.tasks[task.id]?.state === 'open');
  const open = stage.tasks.filter(
    (task) =>
      !isDone(progress, task.id) &&
      isUnlocked(progress, task) &&
      isRequired(curriculum, progress, task) &&
      !begun.includes(task),
  );
  return [...begun, ...open.slice(0, Math.max(0, limit - begun.length))];
}
