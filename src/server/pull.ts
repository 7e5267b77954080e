import { earlierDeliveries } from '../coach/earlier.ts';
import type { Slot } from '../coach/effects.ts';
import { type Facts, nothing, type Plan, progressOf } from '../coach/facts.ts';
import { planPull, planSettled, planUnreadable } from '../coach/plan/pull.ts';
import { checkSlot, taskSlot } from '../coach/slots.ts';
import { tasksInReach } from '../curriculum/path.ts';
import { ForgeError, type PullRequest } from '../ports/forge.ts';
import { asksCi, ciCriterion, withCi, withDisputes } from '../review/ci.ts';
import { type Match, match } from '../review/match.ts';
import type { SubmissionData } from '../review/submission.ts';
import type { ReviewedChange } from '../review/verdict.ts';
import { type Desk, rolesIn } from './coach.ts';

/** Gathers what is to be known of a pull request, reviews it if need be, and plans the answer. */
export async function handlePull(known: Desk, number: number, asked: boolean): Promise<Plan> {
  const pull = await pullOf(known, number, asked);
  if (!pull) return nothing(known.facts.learner, 'there is no such pull request');
  const facts = asked ? unsaid(known.facts, checkSlot(number, pull.head.sha)) : known.facts;
  const desk = { ...known, facts };
  const reason = silence(desk, pull, asked);
  if (reason === settled && asked) return planSettled({ ...facts, pull });
  if (reason) return nothing(facts.learner, reason);
  try {
    return await answerTo(desk, pull);
  } catch (error) {
    // No retry makes these files readable, so the learner is told why.
    if (error instanceof UnreadableChange) return planUnreadable({ ...facts, pull }, error.message);
    throw error;
  }
}

/** Who asks for a check again waits for it to end, though it may say the same as before. */
function unsaid(facts: Facts, slot: Slot): Facts {
  const filled = facts.slots.get(slot);
  return filled ? { ...facts, slots: new Map(facts.slots).set(slot, { ...filled, hash: '' }) } : facts;
}

const settled = 'it is settled';

class UnreadableChange extends Error {}

async function changeOf({ at, metrics }: Desk, pull: PullRequest): Promise<SubmissionData> {
  try {
    return await metrics.phase('read', () => at.change(pull));
  } catch (error) {
    if (error instanceof ForgeError && error.kind === 'rejected')
      throw new UnreadableChange(error.message, { cause: error });
    throw error;
  }
}

async function answerTo(desk: Desk, pull: PullRequest): Promise<Plan> {
  const { facts, repository } = desk;
  const roles = await rolesIn(desk.at, repository, pull.author.login, facts.authority);
  const advances = roles.has('learner') && pull.base.ref === pull.defaultBranch;
  const matched = await matchPull(desk, pull);
  const base = { ...facts, pull, match: matched.match, advances };
  if (matched.match.kind !== 'task' || (pull.state === 'closed' && !pull.merged))
    return planPull({ ...base, changed: matched.data?.changed ?? [], review: undefined });
  const { review, changed } = await reviewOf(desk, pull, matched.match, matched.data);
  const judged = await withOutside(desk, pull, matched.match, review);
  // A push that came meanwhile has a job of its own: one review is enough, that of the last.
  const newest = await desk.store.pull(repository.id, pull.number);
  if (newest?.head.sha !== pull.head.sha) return nothing(facts.learner, 'a newer push is waiting');
  return planPull({ ...base, changed, review: judged });
}

/** As last seen; read anew when somebody asks, which also repairs what was missed. */
async function pullOf(
  { store, at, repository }: Desk,
  number: number,
  asked: boolean,
): Promise<PullRequest | undefined> {
  const known = asked ? undefined : await store.pull(repository.id, number);
  if (known) return known;
  const pull = await at.pull(number);
  if (pull) await store.observe(repository.id, pull, 'read');
  return pull;
}

/** Why nothing is said, if so. */
function silence({ facts }: Desk, pull: PullRequest, asked: boolean): string | undefined {
  const { learner } = facts;
  if (pull.author.bot) return 'a bot wrote it';
  if (learner.status === 'removed' || learner.status === 'archived') return `the repository is ${learner.status}`;
  if (learner.status === 'paused' && !asked && !pull.merged) return 'the coach is paused';
  const known = learner.pulls[pull.number];
  // A draft that was reviewed on request is told how its CI ended.
  const wanted = asked || learner.preferences.drafts || known?.review?.head === pull.head.sha;
  if (pull.draft && !pull.merged && !wanted) return 'drafts are reviewed when asked';
  if (known?.settled === 'passed' || known?.settled === 'unpassed') return settled;
  return undefined;
}

/** The task that is answered; the content is read only when the description, branch and labels do not tell. */
async function matchPull(
  desk: Desk,
  pull: PullRequest,
): Promise<{ readonly match: Match; readonly data: SubmissionData | undefined }> {
  const { curriculum, learner, slots } = desk.facts;
  const tasks = [...curriculum.tasks.values()];
  const issues = new Map(
    tasks.flatMap((task) =>
      slots.has(taskSlot(task.id)) ? [[task.id, slots.get(taskSlot(task.id))?.id ?? 0] as const] : [],
    ),
  );
  const reach = tasksInReach(curriculum, progressOf(learner), learner.preferences.openTasks);
  const words = { body: pull.body, branch: pull.head.ref, labels: pull.labels };
  const byWords = match(words, tasks, issues, reach, undefined);
  if (byWords.kind === 'task' || byWords.kind === 'several') return { match: byWords, data: undefined };
  const remembered = curriculum.tasks.get(learner.pulls[pull.number]?.task ?? '');
  if (remembered) return { match: { kind: 'task', task: remembered, by: 'content' }, data: undefined };
  const data = await changeOf(desk, pull);
  const touched = await desk.pool.touched(reach, data);
  return { match: match(words, tasks, issues, reach, touched), data };
}

type Matched = Extract<Match, { kind: 'task' }>;

async function reviewOf(
  desk: Desk,
  pull: PullRequest,
  { task }: Matched,
  read: SubmissionData | undefined,
): Promise<ReviewedChange> {
  const { reviewer, store, metrics } = desk;
  const { curriculum, learner } = desk.facts;
  const [base, head] = [pull.base.sha, pull.head.sha];
  const seed = reviewer.seedOf(head, task);
  const earlier = earlierDeliveries(curriculum, learner, task);
  const question = { task, curriculum, earlier, base, head, seed };
  const key = reviewer.keyOf(question);
  const known = await store.review(key);
  if (known) return known;
  const data = read ?? (await changeOf(desk, pull));
  const fresh = await metrics.phase('review', () => reviewer.review({ ...question, data, execute: true }));
  // What failed on our side is worked again next time.
  if (!fresh.review.criteria.some(({ state }) => state === 'error')) await store.keepReview(key, fresh);
  return fresh;
}

/** What the files do not tell: the learner's own CI, and what the learner contests. */
async function withOutside(
  { facts, at }: Desk,
  pull: PullRequest,
  { task }: Matched,
  review: ReviewedChange['review'],
): Promise<ReviewedChange['review']> {
  const disputes = facts.learner.pulls[pull.number]?.disputes ?? {};
  const judged = withDisputes(review, disputes, facts.authority.mentors.length === 0);
  if (!asksCi(task, judged)) return judged;
  return withCi(judged, ciCriterion(await at.ci(pull.head.sha)));
}
