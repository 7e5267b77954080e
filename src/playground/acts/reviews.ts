import { gitText } from '../git/git.ts';
import { type DiffRow, diffRows, isAt } from '../pages/patch.ts';
import { simpleUser } from '../present/accounts.ts';
import { filesOf, reviewCommentOf, reviewOf, simplePull } from '../present/pulls.ts';
import { invalid, Refusal, unprocessable } from '../refusal.ts';
import type { Doer, Place, PullRequest, Review, ReviewComment, Side } from '../state.ts';
import type { World } from '../world.ts';

/** A new comment's place, as https://docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request takes it. */
export type WantedPlace = {
  readonly path: string;
  readonly line?: number | undefined;
  readonly side?: Side | undefined;
  readonly startLine?: number | undefined;
  readonly startSide?: Side | undefined;
  /** The older way: lines below the first hunk header. */
  readonly position?: number | undefined;
};

export type Placed = Pick<ReviewComment, 'path' | 'side' | 'startSide' | 'original' | 'diffHunk'>;

type Row = { readonly row: DiffRow; readonly at: number };

type Problem = { readonly field: string; readonly message: string };

/** Which of GitHub's two ways a 422 is written: a review's in sentences, a single comment's by fields. */
export type Form = 'sentences' | 'fields';

function misplaced(form: Form, ...problems: readonly Problem[]): Refusal {
  const thread = 'pull_request_review_thread';
  if (form === 'sentences') {
    const sentences = problems.map(
      ({ field, message }) => `Pull request review thread ${field.replace('_', ' ')} ${message}`,
    );
    return unprocessable(sentences.join(' and '));
  }
  const resource = 'PullRequestReviewComment';
  const errors = problems.map(({ field, message }) => ({
    resource,
    code: 'custom',
    field: `${thread}.${field}`,
    message: `${thread}.${field} ${message}`,
  }));
  return new Refusal(422, 'Validation Failed', { errors });
}

const outside: readonly Problem[] = [
  { field: 'line', message: 'must be part of the diff' },
  { field: 'diff_hunk', message: "can't be blank" },
];

/** Where a comment stands in the diff. @throws Refusal 422 in GitHub's words when it is not part of it */
export async function place(issue: PullRequest, commit: string, wanted: WantedPlace, form: Form): Promise<Placed> {
  const file = (await filesOf(issue, commit)).find(({ path }) => path === wanted.path);
  if (!file) throw pathless(form);
  const rows = diffRows(file.patch ?? '').map((row, at) => ({ row, at }));
  const { line, side } = lineOf(rows, wanted, form);
  const target = rows.find(({ row }) => isAt(row, side, line));
  if (!file.patch || !target) {
    throw misplaced(form, ...outside);
  }
  const first = rows.findLastIndex(({ row, at }) => row.kind === 'hunk' && at <= target.at);
  const startSide = wanted.startLine === undefined ? undefined : (wanted.startSide ?? side);
  if (wanted.startLine !== undefined && startSide) {
    checkStart(rows.slice(first, target.at), wanted.startLine, startSide, line, form);
  }
  return {
    path: wanted.path,
    side,
    startSide,
    original: { commit, line, startLine: wanted.startLine, position: target.at },
    diffHunk: file.patch
      .split('\n')
      .slice(first, target.at + 1)
      .join('\n'),
  };
}

const pathless = (form: Form): Refusal =>
  form === 'sentences'
    ? unprocessable('Path could not be resolved')
    : invalid('PullRequestReviewComment', 'path', 'custom', 'Path could not be resolved');

function lineOf(
  rows: readonly Row[],
  { line, side = 'RIGHT', position }: WantedPlace,
  form: Form,
): { line: number; side: Side } {
  if (line !== undefined) return { line, side };
  const row = position === undefined ? undefined : rows[position]?.row;
  if (row?.kind === 'addition' || row?.kind === 'context') return { line: row.new, side: 'RIGHT' };
  if (row?.kind === 'deletion') return { line: row.old, side: 'LEFT' };
  throw misplaced(form, ...outside);
}

function checkStart(hunk: readonly Row[], startLine: number, startSide: Side, line: number, form: Form): void {
  if (startLine >= line) throw misplaced(form, { field: 'start_line', message: 'must precede the end line.' });
  if (!hunk.some(({ row }) => isAt(row, startSide, startLine))) {
    throw misplaced(form, { field: 'start_line', message: 'must be part of the same hunk as the line.' });
  }
}

/** After a push each comment moves with its lines, or is outdated when they changed or left the diff. */
export async function followComments(issue: PullRequest): Promise<void> {
  const { repository, pull } = issue;
  const threads = pull.comments.filter(({ now }) => now !== undefined);
  if (threads.length === 0) return;
  const files = await filesOf(issue);
  for (const comment of threads) {
    const patch = files.find(({ path }) => path === comment.path)?.patch;
    comment.now =
      patch && comment.now ? await moved(repository.dir, comment, comment.now, patch, pull.headSha) : undefined;
  }
}

async function moved(dir: string, { path, side }: ReviewComment, from: Place, patch: string, head: string) {
  // The old side of the diff is the base's, which a push to the head does not change.
  const shift = side === 'LEFT' ? 0 : await shiftOf(dir, from, head, path);
  if (shift === undefined) return undefined;
  const line = from.line + shift;
  const position = diffRows(patch).findIndex((row) => isAt(row, side, line));
  if (position < 0) return undefined;
  const startLine = from.startLine === undefined ? undefined : from.startLine + shift;
  return { commit: head, line, startLine, position } satisfies Place;
}

/** How many lines further down a comment's lines are; undefined when one of them changed. */
async function shiftOf(dir: string, { commit, line, startLine = line }: Place, head: string, path: string) {
  const args = ['--literal-pathspecs', 'diff', '--no-color', '--no-ext-diff', '-U0', commit, head, '--', path];
  const text = await gitText(dir, args);
  let shift = 0;
  for (const [, at, length = '1', , added = '1'] of text.matchAll(/^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm)) {
    const [start, removed] = [Number(at), Number(length)];
    // An insertion names the line above it.
    if (removed === 0 ? start >= line : start > line) break;
    const last = removed === 0 ? start : start + removed - 1;
    if (removed === 0 ? start >= startLine : last >= startLine) return undefined;
    shift += Number(added) - removed;
  }
  return shift;
}

/** What `pull_request_review*` webhooks carry: the pull request without its counts. */
function reviewed(world: World, issue: PullRequest) {
  const { merged_at, ...pull } = simplePull(world, issue);
  return { ...pull, merged_at, user: simpleUser(world, issue.author) };
}

export function emitReview(
  world: World,
  issue: PullRequest,
  review: Review,
  action: 'submitted' | 'edited' | 'dismissed',
  { account }: Doer,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const { repository } = issue;
  // Webhooks write the state in lower case, the API in upper case.
  const told = { ...reviewOf(world, issue, review), state: review.state.toLowerCase() };
  const payload = { review: told, pull_request: reviewed(world, issue), ...more };
  world.hooks.emit({ event: 'pull_request_review', action, repository, sender: account, payload });
}

export function emitReviewComment(
  world: World,
  issue: PullRequest,
  comment: ReviewComment,
  action: 'created' | 'edited' | 'deleted',
  { account }: Doer,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const { repository } = issue;
  const payload = { comment: reviewCommentOf(world, issue, comment), pull_request: reviewed(world, issue), ...more };
  world.hooks.emit({ event: 'pull_request_review_comment', action, repository, sender: account, payload });
}

/** A review becomes visible, with its comments. */
export function submitReview(world: World, issue: PullRequest, review: Review, by: Doer): void {
  review.submittedAt = world.now();
  review.updatedAt = world.now();
  issue.updatedAt = world.now();
  emitReview(world, issue, review, 'submitted', by);
  for (const comment of issue.pull.comments.filter((one) => one.review === review)) {
    emitReviewComment(world, issue, comment, 'created', by);
  }
}
