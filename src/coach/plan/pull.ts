import type { Task } from '../../curriculum/curriculum.ts';
import { isDone, isUnlocked, tasksInReach } from '../../curriculum/path.ts';
import type { PullRequest } from '../../ports/forge.ts';
import { chooseInline, keyOf } from '../../review/choose.ts';
import type { Match } from '../../review/match.ts';
import { checkOutput, inlineComment, reviewBody, summaryComment } from '../../review/render/github.ts';
import { code } from '../../review/render/markdown.ts';
import type { ChangedFile } from '../../review/submission.ts';
import { findingsOf, type Review } from '../../review/verdict.ts';
import type { Effect } from '../effects.ts';
import { type Facts, nothing, type Plan, progressOf } from '../facts.ts';
import type { PullProgress } from '../learner.ts';
import { checkSlot, linkTo, onlyNew, summarySlot, taskSlot } from '../slots.ts';
import { planJourney } from './journey.ts';
import { pass, unpassedMerge } from './merge.ts';

/** A pull request with what was found out about it. */
export type PullFacts = Facts & {
  readonly pull: PullRequest;
  readonly match: Match;
  readonly changed: readonly ChangedFile[];
  /** Its author acts as the learner, and it goes to the default branch: passing it moves the path. */
  readonly advances: boolean;
  /** Undefined when there was nothing to review. */
  readonly review: Review | undefined;
};

const fresh: PullProgress = { said: [], disputes: {} };
const retrySeconds = 120;

/** What a pull request is answered with, whatever event brought it here. */
export function planPull(facts: PullFacts): Plan {
  const { learner, pull, match, review } = facts;
  const progress = learner.pulls[pull.number] ?? fresh;
  if (progress.settled === 'passed' || progress.settled === 'unpassed')
    return nothing(learner, 'this pull request is settled');
  if (pull.state === 'closed' && !pull.merged)
    return keep(facts, { ...progress, settled: 'closed' }, [], 'closed without a merge');
  if (match.kind !== 'task')
    return pull.merged
      ? nothing(learner, 'merged, but it answers no task')
      : unmatched(facts, progress, match.candidates);
  if (facts.changed.length === 0 && !pull.merged)
    return keep(facts, { ...progress, task: match.task.id }, [emptyCheck(facts)], 'nothing changed yet');
  if (!review) return nothing(learner, 'nothing was reviewed');
  return pull.merged ? merged(facts, match.task, review, progress) : reviewed(facts, match.task, review, progress);
}

function keep(facts: PullFacts, progress: PullProgress, effects: readonly Effect[], because: string): Plan {
  const next = { ...facts.learner, pulls: { ...facts.learner.pulls, [facts.pull.number]: progress } };
  return { next, effects: onlyNew(effects, facts.slots), entries: [], because };
}

function unmatched(facts: PullFacts, progress: PullProgress, candidates: readonly Task[]): Plan {
  const { pull, voice } = facts;
  const several = facts.match.kind === 'several';
  const names = candidates.map((task) => `*${task.title}* (${linkTo(taskSlot(task.id))})`).join(', ');
  const text = several ? voice.say('ask-task', { candidates: names }) : voice.say('no-task');
  const check: Effect = {
    kind: 'check-run',
    slot: checkSlot(pull.number, pull.head.sha),
    head: pull.head.sha,
    status: 'completed',
    conclusion: several ? 'action_required' : 'success',
    title: several ? 'Which task does this answer?' : 'No task: nothing to review',
    summary: text,
    annotations: [],
  };
  const ask: readonly Effect[] =
    several && !progress.asked ? [{ kind: 'comment', slot: `ask:${pull.number}`, on: pull.number, body: text }] : [];
  return keep(
    facts,
    { ...progress, asked: progress.asked || several },
    [check, ...ask],
    several ? 'several tasks could be meant' : 'no task is meant',
  );
}

const emptyCheck = ({ pull, voice }: PullFacts): Effect => ({
  kind: 'check-run',
  slot: checkSlot(pull.number, pull.head.sha),
  head: pull.head.sha,
  status: 'in_progress',
  title: 'Nothing changed yet',
  summary: voice.say('nothing-changed'),
  annotations: [],
});

function reviewed(facts: PullFacts, task: Task, review: Review, progress: PullProgress): Plan {
  const { pull, changed } = facts;
  const closing = closingSentence(facts, task, review);
  const inline = chooseInline(findingsOf(review), changed, progress.said);
  const verdict = verdictToPost(review, progress, inline.length > 0);
  const effects: Effect[] = [checkRun(facts, review)];
  if (verdict) {
    effects.push({
      kind: 'review',
      slot: `review:${pull.number}:${pull.head.sha}:${verdict}`,
      pull: pull.number,
      head: pull.head.sha,
      verdict,
      body: reviewBody(review, progress.review, closing),
      comments: inline.map((finding) => inlineComment(finding, changed)),
    });
  }
  const context = {
    review,
    previous: progress.review,
    closing,
    disputes: progress.disputes,
    localCommand: facts.localCommand,
  };
  effects.push({ kind: 'comment', slot: summarySlot(pull.number), on: pull.number, body: summaryComment(context) });
  const said = verdict ? [...progress.said, ...inline.map(keyOf)] : progress.said;
  const next: PullProgress = {
    ...progress,
    task: task.id,
    reviewedHead: pull.head.sha,
    review: withoutTexts(review),
    said,
    ...(verdict && { verdict }),
  };
  const plan = keep(facts, next, effects, `${task.id}: ${review.verdict}`);
  return review.verdict === 'error' ? { ...plan, again: retrySeconds } : plan;
}

/** One review for each head commit and verdict, and none when there is nothing new to say. */
function verdictToPost(
  review: Review,
  progress: PullProgress,
  newInline: boolean,
): 'approve' | 'request-changes' | undefined {
  if (review.verdict === 'waiting' || review.verdict === 'error') return undefined;
  const verdict = review.verdict === 'pass' ? 'approve' : 'request-changes';
  return progress.verdict !== verdict || (newInline && progress.reviewedHead !== review.head) ? verdict : undefined;
}

function checkRun({ pull }: PullFacts, review: Review): Effect {
  const open = review.verdict === 'waiting' || review.verdict === 'error';
  return {
    kind: 'check-run',
    slot: checkSlot(pull.number, pull.head.sha),
    head: pull.head.sha,
    status: open ? 'in_progress' : 'completed',
    ...(!open && { conclusion: review.verdict === 'pass' ? 'success' : 'action_required' }),
    ...checkOutput(review),
  };
}

/** What follows from the verdict: what comes next, or why it does not count yet. */
function closingSentence(facts: PullFacts, task: Task, review: Review): string | undefined {
  const { curriculum, learner, voice, pull, slots } = facts;
  if (!facts.advances) return voice.say('not-advancing', { author: code(pull.author.login) });
  const progress = progressOf(learner);
  if (!isUnlocked(progress, task)) {
    const after = task.after
      .filter((id) => !isDone(progress, id))
      .map((id) => `*${curriculum.tasks.get(id)?.title ?? id}*`);
    return voice.say('locked', { title: task.title, after: after.join(' and ') });
  }
  if (review.verdict !== 'pass') return undefined;
  const then = { ...progress, tasks: { ...progress.tasks, [task.id]: { state: 'passed' as const } } };
  const [next] = tasksInReach(curriculum, then, learner.preferences.openTasks);
  if (!next) return voice.say('next-none');
  const values = { title: next.title, minutes: next.minutes };
  return slots.has(taskSlot(next.id))
    ? voice.say('next-open', { ...values, issue: linkTo(taskSlot(next.id)) })
    : voice.say('next-later', values);
}

function merged(facts: PullFacts, task: Task, review: Review, progress: PullProgress): Plan {
  const { learner, pull, voice } = facts;
  if (!facts.advances || !isUnlocked(progressOf(learner), task))
    return keep(facts, { ...progress, settled: 'closed' }, [], 'merged, but it does not count');
  if (review.verdict === 'waiting' || review.verdict === 'error') {
    const body = voice.say('merged-waiting', { head: pull.head.sha.slice(0, 7) });
    const tell: readonly Effect[] =
      review.verdict === 'waiting'
        ? [{ kind: 'comment', slot: `merged-waiting:${pull.number}`, on: { issue: taskSlot(task.id) }, body }]
        : [];
    return {
      ...keep(facts, { ...progress, task: task.id }, tell, 'merged; the verdict is awaited'),
      ...(review.verdict === 'error' && { again: retrySeconds }),
    };
  }
  if (isDone(progressOf(learner), task.id))
    return keep(facts, { ...progress, task: task.id, settled: 'passed' }, [], 'the task was done before');
  if (review.verdict === 'needs-work') return unpassedMerge(facts, task, review, progress);
  const passed = pass(facts, task, review);
  const journey = planJourney({ ...facts, learner: passed.next });
  // The check of the merged head is completed too, when the merge came before the review.
  const effects = [...onlyNew([checkRun(facts, review)], facts.slots), ...journey.effects];
  return { next: journey.next, effects, entries: passed.entries, because: `${task.id} passed and merged` };
}

const withoutTexts = (review: Review): Review => ({
  ...review,
  criteria: review.criteria.map(({ id, level, title, expects, state, where, detail }) => ({
    id,
    level,
    title,
    expects,
    state,
    findings: [],
    ...(where && { where }),
    ...(detail !== undefined && { detail }),
  })),
});
