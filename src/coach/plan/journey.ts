import type { Curriculum, Stage, Task } from '../../curriculum/curriculum.ts';
import {
  currentStage,
  isDone,
  isOpen,
  isStageDone,
  type Progress,
  tally,
  tasksInReach,
  testedOut,
} from '../../curriculum/path.ts';
import { code, fenced, prose } from '../../review/render/markdown.ts';
import type { Effect, LedgerEntry } from '../effects.ts';
import { type Facts, nothing, type Plan, progressOf } from '../facts.ts';
import type { LearnerState } from '../learner.ts';
import { journeySlot, linkTo, milestoneSlot, onlyNew, taskSlot } from '../slots.ts';

/**
 * The issues that should be there: those of the tasks within reach, those already opened, and the journey issue with
 * the whole path. Evaluates state, so it repairs what an earlier event missed.
 */
export function planJourney(facts: Facts): Plan {
  const { learner, slots } = facts;
  if (learner.status !== 'active') return nothing(learner, `the repository is ${learner.status}`);
  const waived = newlyTestedOut(facts);
  const next = withOpenTasks({ ...facts, learner: withWaived(learner, waived, facts.now) });
  const after = { ...facts, learner: next };
  const effects = [
    ...milestones(after),
    ...taskIssues(after),
    journeyIssue(after),
    ...stageEnds(after),
    ...configProblem(after),
    ...leftOver(after),
  ];
  return {
    next: { ...next, stagesDone: stagesDone(facts.curriculum, progressOf(next)) },
    effects: onlyNew(effects, slots),
    entries: waived.map((task) => testedOutEntry(facts, task)),
    because: 'issues and journey as the progress asks for',
  };
}

/** Passing the tasks that test a stage out waives the rest of it, once: what a mentor opens again later stays open. */
const newlyTestedOut = ({ curriculum, learner }: Facts): readonly Task[] =>
  testedOut(curriculum, progressOf(learner)).filter(({ stage }) => !learner.stagesDone.includes(stage));

const testedOutEntry = ({ learner, now }: Facts, task: Task): LedgerEntry => ({
  at: now.toISOString(),
  kind: 'waived',
  repository: learner.repository.id,
  task: task.id,
  stage: task.stage,
  reason: 'the stage was tested out',
});

/** These tasks count as done without having been handed in. */
export function withWaived(learner: LearnerState, tasks: readonly Task[], now: Date): LearnerState {
  const waived = tasks.map(({ id }) => [
    id,
    { hints: 0, ...learner.tasks[id], state: 'waived' as const, at: now.toISOString() },
  ]);
  return { ...learner, tasks: { ...learner.tasks, ...Object.fromEntries(waived) } };
}

function withOpenTasks({ curriculum, learner }: Facts): LearnerState {
  const reach = tasksInReach(curriculum, progressOf(learner), learner.preferences.openTasks);
  const opened = reach
    .filter((task) => !learner.tasks[task.id])
    .map((task) => [task.id, { state: 'open', hints: 0 }] as const);
  return { ...learner, tasks: { ...learner.tasks, ...Object.fromEntries(opened) } };
}

const stagesDone = (curriculum: Curriculum, progress: Progress): readonly string[] =>
  curriculum.stages.filter((stage) => isStageDone(curriculum, progress, stage)).map((stage) => stage.id);

/** A milestone is made when its first issue is. */
const milestones = (facts: Facts): readonly Effect[] =>
  facts.curriculum.stages
    .filter((stage) => stage.tasks.some((task) => hasIssue(facts, task)))
    .map((stage) => milestone(facts, stage));

const milestone = ({ curriculum, learner }: Facts, stage: Stage): Effect => ({
  kind: 'milestone',
  slot: milestoneSlot(stage.id),
  title: stage.title,
  description: stage.text.split('\n\n')[0] ?? '',
  state: isStageDone(curriculum, progressOf(learner), stage) ? 'closed' : 'open',
});

/** What was waived or passed before its issue was ever opened needs none. */
const hasIssue = ({ curriculum, learner, slots }: Facts, task: Task): boolean =>
  isOpen(curriculum, progressOf(learner), task) || slots.has(taskSlot(task.id));

function taskIssues(facts: Facts): readonly Effect[] {
  const { curriculum, learner } = facts;
  const progress = progressOf(learner);
  return Object.keys(learner.tasks).flatMap((id) => {
    const task = curriculum.tasks.get(id);
    if (!task || !hasIssue(facts, task)) return [];
    return [taskIssue(facts, task, isOpen(curriculum, progress, task) ? 'open' : 'closed')];
  });
}

/**
 * The issue of a task, open again. Of a learner who went ahead it may be the first of its stage, and the map has no link
 * to it yet.
 */
export function openAgain(facts: Facts, task: Task): readonly Effect[] {
  const { curriculum, learner, slots } = facts;
  const slot = taskSlot(task.id);
  const around = curriculum.stages.filter(({ id }) => id === task.stage).map((stage) => milestone(facts, stage));
  const mapped = learner.status === 'active' && slots.has(journeySlot) && !slots.has(slot);
  const map = mapped ? [journeyIssue({ ...facts, slots: new Map(slots).set(slot, { id: 0, hash: '' }) })] : [];
  return [...onlyNew(around, slots), taskIssue(facts, task, 'open'), ...map];
}

/** The issue of a task: its text, its short starter files, how to hand in. */
export function taskIssue(
  { voice, publicUrl, curriculum }: Facts,
  task: Task,
  state: 'open' | 'closed',
): Extract<Effect, { kind: 'issue' }> {
  const files = task.starter.map(({ path }) => code(path)).join(', ');
  const link = starterLink({ curriculum, publicUrl }, task);
  // `stagecoach start` copies what ships with the program.
  const offer = curriculum.origin
    ? voice.say('starter-own', { files, link: link && `, together as ${link}` })
    : voice.say('starter', { files, task: task.id, link: link && ` or from ${link}` });
  const starter = task.starter.length > 0 ? [offer, ...starterFiles(task)] : [];
  const body = [task.body, ...starter, voice.say('handing-in', { task: task.id, minutes: task.minutes })].join('\n\n');
  return {
    kind: 'issue',
    slot: taskSlot(task.id),
    title: task.title,
    body,
    labels: ['stagecoach', `stage: ${task.stage}`],
    milestone: milestoneSlot(task.stage),
    state,
  };
}

/** An organisation's own is named by the commit, which only those know whom the organisation lets know. */
function starterLink(
  { curriculum: { origin }, publicUrl }: Pick<Facts, 'curriculum' | 'publicUrl'>,
  { id }: Task,
): string {
  if (publicUrl === undefined) return '';
  const version = origin ? `?of=${encodeURIComponent(origin.owner)}&at=${origin.commit}` : '';
  return `[starter.tgz](${publicUrl}/tasks/${id}/starter.tgz${version})`;
}

/** Longer files come as a whole only. */
const shortFileLines = 60;

const starterFiles = (task: Task): readonly string[] =>
  task.starter
    .filter(({ text }) => text.trim() !== '' && text.split('\n').length <= shortFileLines)
    .map(
      ({ path, text }) =>
        `<details><summary><code>${path}</code></summary>\n\n${fenced(text.trimEnd(), language(path))}\n\n</details>`,
    );

const language = (path: string): string =>
  ({ py: 'python', sql: 'sql', yml: 'yaml', yaml: 'yaml', toml: 'toml', sh: 'bash' })[path.split('.').at(-1) ?? ''] ??
  '';

function journeyIssue(facts: Facts): Effect {
  const { curriculum, learner, voice } = facts;
  const counts = tally(curriculum, progressOf(learner));
  const body = voice.say('journey', { ...counts, next: nextSentence(facts), table: table(facts) });
  return {
    kind: 'issue',
    slot: journeySlot,
    title: 'Your data engineering path',
    body,
    labels: ['stagecoach'],
    state: 'open',
  };
}

/** What comes next, in a sentence; its issue is linked when it is open. */
export function nextSentence({ curriculum, learner, voice }: Facts): string {
  const progress = progressOf(learner);
  const [next] = tasksInReach(curriculum, progress, learner.preferences.openTasks);
  if (!next || !currentStage(curriculum, progress)) return voice.say('path-done');
  return voice.say('next-task', { title: next.title, minutes: next.minutes, issue: linkTo(taskSlot(next.id)) });
}

const marks = { open: '🔵', passed: '✅', waived: '➖' } as const;

function table(facts: Facts): string {
  const { curriculum, learner } = facts;
  const rows = curriculum.stages.flatMap((stage) =>
    stage.tasks.map((task, index) => {
      const state = learner.tasks[task.id]?.state;
      const aside = state === 'open' && !isOpen(curriculum, progressOf(learner), task);
      const mark = state && !aside ? marks[state] : '';
      const name = hasIssue(facts, task) ? `${task.title} (${linkTo(taskSlot(task.id))})` : task.title;
      const kind = task.optional ? ', optional' : task.choose ? ', one of several' : '';
      return `| ${mark} | ${index === 0 ? stage.title : ''} | ${name} | ${task.minutes} min${kind} |`;
    }),
  );
  return ['| | stage | task | about |', '|---|---|---|---|', ...rows].join('\n');
}

/** A stage that has just ended is said so on the issue that ended it. */
function stageEnds(facts: Facts): readonly Effect[] {
  const { curriculum, learner, voice } = facts;
  const progress = progressOf(learner);
  const following = currentStage(curriculum, progress);
  return curriculum.stages
    .filter((stage) => isStageDone(curriculum, progress, stage) && !learner.stagesDone.includes(stage.id))
    .filter((stage) => stage.tasks.some((task) => isDone(progress, task.id)))
    .map((stage) => {
      const last = lastDone(
        stage.tasks.filter((task) => hasIssue(facts, task)),
        learner,
      );
      const reach = tasksInReach(curriculum, progress, learner.preferences.openTasks);
      const first = reach.find((task) => task.stage === following?.id) ?? reach[0];
      const next =
        following && first
          ? voice.say('stage-next', { stage: following.title, issue: linkTo(taskSlot(first.id)) })
          : voice.say('path-done');
      return {
        kind: 'comment',
        slot: `stage-done:${stage.id}`,
        on: { issue: last ? taskSlot(last.id) : journeySlot },
        body: voice.say('stage-done', { stage: stage.title, next }),
      };
    });
}

/** Told once in a comment on the journey issue, which is edited when the problem is another one. */
function configProblem({ learner, voice }: Facts): readonly Effect[] {
  if (learner.configProblem === undefined) return [];
  const body = voice.say('config-problem', { problem: prose(learner.configProblem) });
  return [{ kind: 'comment', slot: 'config-problem', on: { issue: journeySlot }, body }];
}

/** The open issue of a task that a newer curriculum leaves out: whoever worked on it is told. */
const leftOver = ({ curriculum, learner, slots, voice }: Facts): readonly Effect[] =>
  Object.entries(learner.tasks)
    .filter(([id, { state }]) => state === 'open' && !curriculum.tasks.has(id) && slots.has(taskSlot(id)))
    .map(([id]) => ({
      kind: 'comment',
      slot: `task-gone:${id}`,
      on: { issue: taskSlot(id) },
      body: voice.say('task-gone'),
    }));

/** What was passed last; of a stage that was waived as a whole, what was waived last. */
function lastDone(tasks: readonly Task[], learner: LearnerState): Task | undefined {
  const at = (task: Task): string => learner.tasks[task.id]?.at ?? '';
  const done = tasks.filter((task) => at(task) !== '');
  const passed = done.filter((task) => learner.tasks[task.id]?.state === 'passed');
  return (passed.length > 0 ? passed : done).toSorted((a, b) => at(a).localeCompare(at(b))).at(-1);
}
