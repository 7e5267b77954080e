import type { Task } from '../../curriculum/curriculum.ts';
import { lowerFirst } from '../../review/render/markdown.ts';
import type { Review } from '../../review/verdict.ts';
import { deliveredFiles } from '../earlier.ts';
import type { Effect, LedgerEntry } from '../effects.ts';
import type { Plan } from '../facts.ts';
import type { LearnerState, PullProgress } from '../learner.ts';
import { taskSlot } from '../slots.ts';
import { openAgain } from './journey.ts';
import type { PullFacts } from './pull.ts';

const entry = (facts: PullFacts, kind: LedgerEntry['kind'], task: Task, review: Review): LedgerEntry => ({
  at: facts.now.toISOString(),
  kind,
  repository: facts.learner.repository.id,
  task: task.id,
  stage: task.stage,
  pull: facts.pull.number,
  head: facts.pull.head.sha,
  ...(facts.pull.mergeCommit !== undefined && { merge: facts.pull.mergeCommit }),
  criteria: review.criteria
    .filter(({ from }) => from === undefined)
    .map(({ id, level, state }) => ({ id, level, state })),
  checker: review.checker,
  curriculum: review.curriculum,
  by: facts.pull.author.login,
});

/** The task is passed for good: a later change of the curriculum never takes it back. */
export function pass(
  facts: PullFacts,
  task: Task,
  review: Review,
): { readonly next: LearnerState; readonly entries: readonly LedgerEntry[] } {
  const { learner, pull, now } = facts;
  const progress: PullProgress = {
    said: [],
    disputes: {},
    ...learner.pulls[pull.number],
    task: task.id,
    settled: 'passed',
  };
  return {
    next: {
      ...learner,
      tasks: {
        ...learner.tasks,
        [task.id]: {
          state: 'passed',
          hints: learner.tasks[task.id]?.hints ?? 0,
          pull: pull.number,
          head: pull.head.sha,
          files: deliveredFiles(task, facts.changed, review),
          at: now.toISOString(),
          ...(pull.mergeCommit !== undefined && { merge: pull.mergeCommit }),
        },
      },
      pulls: { ...learner.pulls, [pull.number]: progress },
    },
    entries: [entry(facts, 'passed', task, review)],
  };
}

/** Merged without passing: the closing keyword has closed the issue, so it is opened again with the reason. */
export function unpassedMerge(facts: PullFacts, task: Task, review: Review, progress: PullProgress): Plan {
  const { learner, pull, voice } = facts;
  const missing = review.criteria
    .filter(({ level, state }) => level === 'must' && (state === 'unmet' || state === 'absent'))
    .map(({ expects }) => lowerFirst(expects));
  const told: Effect = {
    kind: 'comment',
    slot: `merged-unpassed:${pull.number}`,
    on: { issue: taskSlot(task.id) },
    body: voice.say('merged-unpassed', { missing: missing.join('; ') }),
  };
  return {
    next: {
      ...learner,
      pulls: { ...learner.pulls, [pull.number]: { ...progress, task: task.id, settled: 'unpassed' } },
    },
    effects: [
      ...openAgain(facts, task),
      // While it is paused the issue is opened again, and nothing is said.
      ...(learner.status === 'paused' ? [] : [told]),
    ],
    entries: [entry(facts, 'merged-unpassed', task, review)],
    because: `${task.id} was merged without passing`,
  };
}
