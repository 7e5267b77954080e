import type { Task } from '../../curriculum/curriculum.ts';
import {
  currentStage,
  isDone,
  isUnlocked,
  missingBefore,
  type Progress,
  tasksInReach,
  testedOut,
} from '../../curriculum/path.ts';
import type { PullRequest } from '../../ports/forge.ts';
import { chooseInline, keyOf } from '../../review/choose.ts';
import type { Match } from '../../review/match.ts';
import { checkOutput, fixedSince, inlineComment, reviewBody, summaryComment } from '../../review/render/github.ts';
import { code, prose } from '../../review/render/markdown.ts';
import type { ChangedFile } from '../../review/submission.ts';
import { findingsOf, type Review } from '../../review/verdict.ts';
import type { Effect } from '../effects.ts';
import { type Facts, nothing, type Plan, progressOf } from '../facts.ts';
import type { PullProgress } from '../learner.ts';
import { checkSlot, linkTo, onlyNew, summarySlot, taskSlot } from '../slots.ts';
import { openAgain, planJourney } from './journey.ts';
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
/** What could not be judged is tried again after two minutes, then after longer and longer, two hours at most. */
const retrySeconds = ({ failures = 0 }: PullProgress): number => 120 * 2 ** Math.min(failures, 6);

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

/** The files cannot be read, whatever is tried: said in the check run, with the reason. */
export function planUnreadable(facts: Facts & Pick<PullFacts, 'pull'>, reason: string): Plan {
  const { learner, pull, slots, voice } = facts;
  const check = completed(facts, {
    conclusion: 'action_required',
    title: 'These files cannot be read',
    summary: voice.say('unreadable', { reason: prose(reason) }),
  });
  return { next: learner, effects: onlyNew([check], slots), entries: [], because: `#${pull.number}: ${reason}` };
}

/** Merged and judged, and asked for its check again: that says once more what was judged. */
export function planSettled(facts: Facts & Pick<PullFacts, 'pull'>): Plan {
  const { learner, pull, slots } = facts;
  const { review, settled } = learner.pulls[pull.number] ?? fresh;
  if (!review) return nothing(learner, 'settled without a review');
  const conclusion = settled === 'passed' ? 'success' : 'action_required';
  const check = checkEffect(facts, { status: 'completed', conclusion, ...checkOutput(review) });
  return {
    next: learner,
    effects: onlyNew([check], slots),
    entries: [],
    because: 'the check of what was judged before',
  };
}

type CheckRun = Extract<Effect, { kind: 'check-run' }>;

/** The check run of the head commit; where issues are switched off, it is the place to say so. */
const checkEffect = (
  { learner, pull, voice }: Facts & Pick<PullFacts, 'pull'>,
  output: Omit<CheckRun, 'kind' | 'slot' | 'head'>,
): CheckRun => ({
  kind: 'check-run',
  slot: checkSlot(pull.number, pull.head.sha),
  head: pull.head.sha,
  ...output,
  summary: learner.status === 'no-issues' ? `${output.summary}\n\n${voice.say('no-issues')}` : output.summary,
});

const completed = (
  facts: Facts & Pick<PullFacts, 'pull'>,
  output: Pick<CheckRun, 'conclusion' | 'title' | 'summary'>,
): CheckRun => checkEffect(facts, { ...output, status: 'completed', annotations: [] });

function keep(facts: PullFacts, progress: PullProgress, effects: readonly Effect[], because: string): Plan {
  const next = { ...facts.learner, pulls: { ...facts.learner.pulls, [facts.pull.number]: progress } };
  return { next, effects: onlyNew(effects, facts.slots), entries: [], because };
}

function unmatched(facts: PullFacts, progress: PullProgress, candidates: readonly Task[]): Plan {
  const { pull, voice } = facts;
  const several = facts.match.kind === 'several';
  const names = candidates.map((task) => `*${task.title}* (${linkTo(taskSlot(task.id))})`).join(', ');
  const text = several ? voice.say('ask-task', { candidates: names }) : voice.say('no-task');
  const check = completed(facts, {
    conclusion: several ? 'action_required' : 'success',
    title: several ? 'Which task does this answer?' : 'No task: nothing to review',
    summary: text,
  });
  const ask: readonly Effect[] =
    several && !progress.asked ? [{ kind: 'comment', slot: `ask:${pull.number}`, on: pull.number, body: text }] : [];
  return keep(
    facts,
    { ...progress, asked: progress.asked || several },
    [check, ...ask],
    several ? 'several tasks could be meant' : 'no task is meant',
  );
}

const emptyCheck = (facts: PullFacts): Effect =>
  checkEffect(facts, {
    status: 'in_progress',
    title: 'Nothing changed yet',
    summary: facts.voice.say('nothing-changed'),
    annotations: [],
  });

function reviewed(facts: PullFacts, task: Task, review: Review, known: PullProgress): Plan {
  const { pull, changed } = facts;
  const progress = forTask(task, known);
  const before = progress.review?.head === review.head ? progress.before : progress.review;
  const closing = closingSentence(facts, task, review);
  const findings = findingsOf(review);
  const inline = hasNews(review, before, progress) ? chooseInline(findings, changed, progress.said) : [];
  const verdict = verdictToPost(review, progress, inline.length > 0);
  const effects: Effect[] = [checkRun(facts, review)];
  if (verdict) {
    effects.push({
      kind: 'review',
      slot: `review:${pull.number}:${pull.head.sha}:${task.id}:${verdict}`,
      pull: pull.number,
      head: pull.head.sha,
      verdict,
      body: reviewBody(review, before, closing),
      comments: inline.map((finding) => inlineComment(finding, changed)),
    });
  }
  const context = {
    review,
    previous: before,
    closing,
    disputes: progress.disputes,
    localCommand: facts.localCommand,
  };
  effects.push({ kind: 'comment', slot: summarySlot(pull.number), on: pull.number, body: summaryComment(context) });
  const next: PullProgress = {
    ...progress,
    task: task.id,
    review: withoutTexts(review),
    found: [...new Set(findings.map(keyOf))],
    ...(before && { before }),
    ...(verdict && { verdict, reviewedHead: pull.head.sha, said: [...progress.said, ...inline.map(keyOf)] }),
  };
  return retried(review, next, (final) => keep(facts, final, effects, `${task.id}: ${review.verdict}`));
}

/** What is remembered of a pull request that is open and answers this task; of another task, only what was said. */
function forTask(task: Task, { settled: _, ...progress }: PullProgress): PullProgress {
  const same = progress.task === undefined || progress.task === task.id;
  return same ? progress : { ...fresh, said: progress.said };
}

/** Where something that is required could not be judged, the plan asks to look again. */
function retried(review: Review, progress: PullProgress, plan: (progress: PullProgress) => Plan): Plan {
  const { failures = 0, ...rest } = progress;
  if (!review.criteria.some(({ level, state }) => level === 'must' && state === 'error')) return plan(rest);
  return { ...plan({ ...rest, failures: failures + 1 }), again: retrySeconds(progress) };
}

/** Whether something was fixed or found since the last review. What else stands open is said when there is. */
function hasNews(review: Review, before: Review | undefined, { found }: PullProgress): boolean {
  if (!found || fixedSince(review, before) !== undefined) return true;
  const known = new Set(found);
  return findingsOf(review).some((finding) => !known.has(keyOf(finding)));
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

function checkRun(facts: PullFacts, review: Review): Effect {
  const open = review.verdict === 'waiting' || review.verdict === 'error';
  return checkEffect(facts, {
    status: open ? 'in_progress' : 'completed',
    ...(!open && { conclusion: review.verdict === 'pass' ? 'success' : 'action_required' }),
    ...checkOutput(review),
  });
}

/** What follows from the verdict: what comes next, or why it does not count yet. */
function closingSentence(facts: PullFacts, task: Task, review: Review): string | undefined {
  const { curriculum, learner, voice, pull, slots } = facts;
  if (pull.base.ref !== pull.defaultBranch)
    return voice.say('other-branch', { base: code(pull.base.ref), branch: code(pull.defaultBranch) });
  if (!facts.advances) return voice.say('not-advancing', { author: code(pull.author.login) });
  const progress = progressOf(learner);
  const before = missingBefore(curriculum, progress, task).map(({ title }) => `*${title}*`);
  if (before.length > 0) return voice.say('locked', { title: task.title, after: before.join(' and ') });
  if (review.verdict !== 'pass') return undefined;
  const then = afterPassing(facts, task);
  const [next] = tasksInReach(curriculum, then, learner.preferences.openTasks);
  if (!next || !currentStage(curriculum, then)) return voice.say('next-none');
  const values = { title: next.title, minutes: next.minutes };
  return slots.has(taskSlot(next.id))
    ? voice.say('next-open', { ...values, issue: linkTo(taskSlot(next.id)) })
    : voice.say('next-later', values);
}

/** The progress as it will be: passed, and with what that tests out. */
function afterPassing({ curriculum, learner }: PullFacts, task: Task): Progress {
  const { tasks, choose } = progressOf(learner);
  const passed: Progress = { choose, tasks: { ...tasks, [task.id]: { state: 'passed' } } };
  const waived = testedOut(curriculum, passed).map(({ id }) => [id, { state: 'waived' as const }]);
  return { choose, tasks: { ...passed.tasks, ...Object.fromEntries(waived) } };
}

function merged(facts: PullFacts, task: Task, review: Review, progress: PullProgress): Plan {
  const { learner, pull, voice } = facts;
  if (!facts.advances || !isUnlocked(facts.curriculum, progressOf(learner), task)) {
    const settled = keep(facts, { ...progress, task: task.id, settled: 'closed' }, [], 'merged, but it does not count');
    // A closing keyword may have closed the issue all the same.
    const reopened = learner.tasks[task.id]?.state === 'open' ? openAgain(facts, task) : [];
    return { ...settled, effects: reopened };
  }
  if (review.verdict === 'waiting' || review.verdict === 'error') {
    const body = voice.say('merged-waiting', { head: pull.head.sha.slice(0, 7) });
    const tell: readonly Effect[] =
      review.verdict === 'waiting'
        ? [{ kind: 'comment', slot: `merged-waiting:${pull.number}`, on: { issue: taskSlot(task.id) }, body }]
        : [];
    return retried(review, { ...progress, task: task.id }, (final) =>
      keep(facts, final, tell, 'merged; the verdict is awaited'),
    );
  }
  if (isDone(progressOf(learner), task.id))
    return keep(facts, { ...progress, task: task.id, settled: 'passed' }, [], 'the task was done before');
  // The check of the merged head is completed too, when the merge came before the review.
  const check = onlyNew([checkRun(facts, review)], facts.slots);
  if (review.verdict === 'needs-work') {
    const unpassed = unpassedMerge(facts, task, review, progress);
    return { ...unpassed, effects: [...check, ...unpassed.effects] };
  }
  const passed = pass(facts, task, review);
  const journey = planJourney({ ...facts, learner: passed.next });
  return {
    next: journey.next,
    effects: [...check, ...journey.effects],
    entries: [...passed.entries, ...journey.entries],
    because: `${task.id} passed and merged`,
  };
}

const withoutTexts = (review: Review): Review => ({
  ...review,
  criteria: review.criteria.map(({ id, level, title, expects, state, where, detail, from }) => ({
    id,
    level,
    title,
    expects,
    state,
    findings: [],
    ...(where && { where }),
    ...(detail !== undefined && { detail }),
    ...(from !== undefined && { from }),
  })),
});
