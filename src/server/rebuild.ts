import { parseCommands } from '../coach/commands.ts';
import type { Effect, LedgerEntry, Slot } from '../coach/effects.ts';
import type { LearnerState, RepositoryRef } from '../coach/learner.ts';
import { journeySlot, taskOfIssue } from '../coach/slots.ts';
import { ForgeError, type PullRequest } from '../ports/forge.ts';
import type { ForgeHistory, History, OwnPost } from '../ports/history.ts';
import { RetryLater } from '../ports/queue.ts';
import { type CoachParts, createCoach, type Forge } from './coach.ts';
import type { Work } from './jobs.ts';

/** What a repository's history gave back, and what it could not. */
export type Rebuilt = { readonly repository: RepositoryRef; readonly posts: number; readonly lost: readonly string[] };

/** Something that happened, and what the coach did about it. */
type Moment = { readonly at: string; readonly work: Work; readonly pull?: PullRequest };

/**
 * Restores one learner by playing the repository's history once more, in order, through the same coach: reviews say the
 * same of the same commit, commands are decided as they were. Nothing is written at the forge; what an effect would post
 * is looked up among the posts that carry its signed mark.
 * @returns undefined for a repository in which the coach never began
 */
export async function rebuild(
  parts: CoachParts,
  repository: RepositoryRef,
  read: ForgeHistory,
): Promise<Rebuilt | undefined> {
  const history = await read.history();
  if (!history.posts.some(({ slot }) => slot === journeySlot)) return undefined;
  let moment: Moment | undefined;
  const lost: string[] = [];
  const coach = createCoach({
    ...parts,
    clock: { now: () => new Date(moment?.at ?? 0) },
    queue: { ...parts.queue, put: async () => 'stored' },
    forge: (ref) => ({ ...parts.forge(ref), ...pastOf(history, () => moment?.pull) }),
    log: { ...parts.log, warn: () => undefined },
  });
  for (moment of momentsOf(repository, history)) {
    if (moment.pull) await parts.store.observe(repository.id, moment.pull, 'read');
    await patiently(() => coach(moment?.work as Work));
  }
  const trusted = await trustApprovals(parts, repository, history);
  await parts.store.restoreSlots(repository.id, history.posts);
  for (const { pull } of history.pulls) await parts.store.observe(repository.id, pull, 'read');
  lost.push(...trusted, ...(await unexplained(parts, repository, history)));
  return { repository, posts: history.posts.length, lost };
}

const tries = 6;

/** Here nobody else tries again. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RetryLater) || attempt === tries) throw error;
      await new Promise((resolve) => setTimeout(resolve, (error.seconds ?? attempt) * 1000));
    }
  }
}

/** The forge as it was: it shows a pull request as it stood, and every post is there already. */
function pastOf(
  { posts, milestones }: History,
  pull: () => PullRequest | undefined,
): Pick<Forge, 'pull' | 'pulls' | 'perform'> {
  const filled = new Map(posts.map(({ slot, id }) => [slot, id]));
  const idOf = (effect: Effect): number | undefined => {
    if (effect.kind === 'reaction') return 0;
    return effect.kind === 'milestone' ? milestones.get(effect.title) : filled.get(effect.slot);
  };
  return {
    pull: async () => pull(),
    pulls: async () => [],
    async perform(effect) {
      const id = idOf(effect);
      if (id === undefined) throw new ForgeError('rejected', 'nothing of this was found in the repository');
      return { id };
    },
  };
}

/** What is to be played, oldest first: the start, each head that was looked at, commands that were answered, ends. */
function momentsOf(repository: RepositoryRef, { posts, comments, pulls }: History): readonly Moment[] {
  const answered = new Map(posts.map(({ slot, at }) => [slot, at]));
  const began = posts.map(({ at }) => at).toSorted()[0] ?? '';
  const moments: Moment[] = [{ at: began, work: { kind: 'start', repository } }];
  for (const { pull, mergedAt, closedAt } of pulls) {
    const work: Work = { kind: 'pull', repository, number: pull.number, asked: true };
    for (const [head, at] of lookedAt(pull.number, posts)) moments.push({ at, work, pull: asItStood(pull, head, at) });
    const end = mergedAt ?? closedAt;
    if (end !== undefined) moments.push({ at: end, work, pull });
  }
  for (const { at: _, ...comment } of comments) {
    const at = answered.get(`answer:${comment.id}`);
    if (at === undefined || parseCommands(comment.body).length === 0) continue;
    moments.push({ at, work: { kind: 'comment', event: { kind: 'comment', repository, ...comment } } });
  }
  return moments.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** The heads of a pull request that have a review or a check run of ours, with when they got it. */
function lookedAt(number: number, posts: readonly OwnPost[]): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  for (const { slot, at } of posts) {
    const [, kind, pull, head] = /^(review|check):(\d+):([0-9a-f]{40})/.exec(slot) ?? [];
    if (kind === undefined || head === undefined || Number(pull) !== number) continue;
    const known = heads.get(head);
    if (known === undefined || at < known) heads.set(head, at);
  }
  return heads;
}

const asItStood = ({ mergeCommit: _, ...pull }: PullRequest, head: string, at: string): PullRequest => ({
  ...pull,
  state: 'open',
  merged: false,
  draft: false,
  head: { ...pull.head, sha: head },
  updatedAt: at,
});

/**
 * An approval that was merged counts, though today's checks or curriculum would say otherwise, or the review cannot be
 * worked again: passed is passed. Unless a mentor opened the task again, which the ledger tells by then.
 */
async function trustApprovals(
  { store }: CoachParts,
  repository: RepositoryRef,
  { posts, pulls }: History,
): Promise<readonly string[]> {
  const approved = new Map<string, History['pulls'][number]>();
  for (const one of pulls) {
    const { pull, mergedAt } = one;
    const slot = posts.find(
      (post) => post.slot.startsWith(`review:${pull.number}:${pull.head.sha}:`) && post.slot.endsWith(':approve'),
    )?.slot;
    const task = slot?.split(':')[3];
    if (task !== undefined && mergedAt !== undefined && pull.base.ref === pull.defaultBranch) approved.set(task, one);
  }
  const told: string[] = [];
  for (const [task, { pull, mergedAt = '' }] of approved) {
    const { state, version } = await store.read(repository.id);
    const ledger = await store.ledger(repository.id);
    const opened = ledger.some((line) => line.task === task && (line.kind === 'reopened' || line.kind === 'reset'));
    if (!state || opened || ['passed', 'waived'].includes(state.tasks[task]?.state ?? '')) continue;
    const entry: LedgerEntry = {
      at: mergedAt,
      kind: 'passed',
      repository: repository.id,
      task,
      pull: pull.number,
      head: pull.head.sha,
      ...(pull.mergeCommit !== undefined && { merge: pull.mergeCommit }),
      by: pull.author.login,
      reason: 'rebuilt from the approval',
    };
    await store.commit(repository.id, { next: withPassed(state, task, entry), effects: [], entries: [entry] }, version);
    told.push(`${task} counts as passed by the approval of #${pull.number}; what was met then is not known any more`);
  }
  return told;
}

function withPassed(state: LearnerState, task: string, { pull, head, merge, at }: LedgerEntry): LearnerState {
  const hints = state.tasks[task]?.hints ?? 0;
  const passed = {
    state: 'passed' as const,
    hints,
    at,
    ...(pull !== undefined && { pull }),
    ...(head !== undefined && { head }),
    ...(merge !== undefined && { merge }),
  };
  const known = pull === undefined ? undefined : state.pulls[pull];
  const pulls =
    pull === undefined ? {} : { [pull]: { said: [], disputes: {}, ...known, task, settled: 'passed' as const } };
  return { ...state, tasks: { ...state.tasks, [task]: passed }, pulls: { ...state.pulls, ...pulls } };
}

/** What stands in the repository and does not follow from what is known now. */
async function unexplained(
  { store }: CoachParts,
  repository: RepositoryRef,
  { posts, comments, closed }: History,
): Promise<readonly string[]> {
  const { state, slots } = await store.read(repository.id);
  const tasks = closed.flatMap((number) => taskOfIssue(slots, number) ?? []);
  const open = tasks.filter((task) => state?.tasks[task]?.state === 'open');
  const asked = new Set(
    comments.filter(({ body }) => parseCommands(body).length > 0).map(({ id }): Slot => `answer:${id}`),
  );
  const deleted = posts.filter(({ slot }) => slot.startsWith('answer:') && !asked.has(slot));
  const unanswered = [...asked].filter((slot) => !posts.some((post) => post.slot === slot));
  return [
    ...open.map((task) => `the issue of ${task} is closed, and nothing shows how it was passed: it is open again`),
    ...(deleted.length > 0
      ? [`${deleted.length} commands were answered whose comments are gone: what they decided is lost`]
      : []),
    ...(unanswered.length > 0 ? [`${unanswered.length} commands have no answer: they count as not carried out`] : []),
  ];
}
