import { emitReview, followComments, type Placed, place, submitReview } from '../acts/reviews.ts';
import { accountOf } from '../auth.ts';
import { reviewCommentOf, reviewOf } from '../present/pulls.ts';
import { bodyLimit, checkBody, found, invalid, notFound, Refusal, unprocessable } from '../refusal.ts';
import type { Doer, PullRequest, Review, ReviewState, Side } from '../state.ts';
import { atLeast, roleOf, type World } from '../world.ts';
import { type Call, type Operation, ok, operation, paged } from './operation.ts';
import { pullNumbered, reviewedCommit } from './pulls.ts';
import { newComment } from './review-comments.ts';

type Event = 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';

const states: Readonly<Record<Event, ReviewState>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** Nobody judges their own, and what is asked of the author has to be said. */
function checkVerdict(issue: PullRequest, event: Event, body: string, comments: number, { account }: Doer): void {
  if (issue.author === account && event !== 'COMMENT') {
    const verb = event === 'APPROVE' ? 'approve' : 'request changes on';
    throw unprocessable(`Can not ${verb} your own pull request`);
  }
  if (event === 'REQUEST_CHANGES' && body.trim() === '') throw unprocessable('Body cannot be blank');
  if (event === 'COMMENT' && body.trim() === '' && comments === 0) throw unprocessable('Body cannot be blank');
}

/** As `checkBody`, in a sentence. */
function checkLength(text: string): void {
  if ([...text].length > bodyLimit) throw unprocessable(`Body is too long (maximum is ${bodyLimit} characters)`);
}

export function newReview(world: World, issue: PullRequest, by: Doer, commit: string, body: string): Review {
  const review: Review = {
    id: world.nextId(),
    author: by.account,
    body,
    state: 'PENDING',
    commit,
    submittedAt: undefined,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  issue.pull.reviews.push(review);
  return review;
}

type Wanted = NonNullable<NonNullable<Call<typeof creating>['body']>['comments']>[number];

async function placeComment(issue: PullRequest, commit: string, { body, ...wanted }: Wanted) {
  checkLength(body);
  if (body.trim() === '') throw unprocessable("body can't be blank");
  const { path, line, position, start_line: startLine } = wanted;
  // The description has any text here.
  const [side, startSide] = [wanted.side, wanted.start_side] as (Side | undefined)[];
  const at = await place(issue, commit, { path, line, side, startLine, startSide, position }, 'sentences');
  return { ...at, body };
}

const creating = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';

/** All comments or none: one that is outside of the diff refuses the whole (https://docs.github.com/rest/pulls/reviews#create-a-review-for-a-pull-request). */
const create = operation(creating, async ({ world, repository, by, params, body = {} }) => {
  const issue = pullNumbered(repository, params.pull_number);
  const { body: text = '', comments = [], event } = body;
  checkLength(text);
  if (event) checkVerdict(issue, event, text, comments.length, by());
  if (!event && issue.pull.reviews.some((review) => review.state === 'PENDING' && review.author === by().account)) {
    throw unprocessable('User can only have one pending review per pull request');
  }
  const commit = await reviewedCommit(issue, body.commit_id);
  const placed: (Placed & { readonly body: string })[] = [];
  for (const comment of comments) placed.push(await placeComment(issue, commit, comment));
  const review = newReview(world, issue, by(), commit, text);
  for (const { body: own, ...at } of placed) newComment(world, issue, by(), review, own, at);
  // The head may have moved on from what was reviewed.
  if (commit !== issue.pull.headSha) await followComments(issue);
  if (event) {
    review.state = states[event];
    submitReview(world, issue, review, by());
  }
  return ok(reviewOf(world, issue, review));
});

/** Others do not see a review before it is submitted. */
const visible = (issue: PullRequest, call: Pick<Call<string>, 'actor'>): readonly Review[] =>
  issue.pull.reviews.filter(({ state, author }) => state !== 'PENDING' || author === accountOf(call.actor));

const list = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', (call) => {
  const issue = pullNumbered(call.repository, call.params.pull_number);
  return paged(call, visible(issue, call), (review) => reviewOf(call.world, issue, review));
});

type Numbered = Pick<Call<string>, 'actor'> & {
  readonly repository: PullRequest['repository'];
  readonly params: { readonly pull_number: string; readonly review_id: string };
};

function reviewIn(call: Numbered): { issue: PullRequest; review: Review } {
  const issue = pullNumbered(call.repository, call.params.pull_number);
  return { issue, review: found(visible(issue, call).find(({ id }) => id === Number(call.params.review_id))) };
}

const one = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', (call) => {
  const { issue, review } = reviewIn(call);
  return ok(reviewOf(call.world, issue, review));
});

const update = operation('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', (call) => {
  const { world, by, body } = call;
  const { issue, review } = reviewIn(call);
  if (review.author !== by().account) throw new Refusal(403, 'Must be the author of the review.');
  checkBody('PullRequestReview', body.body);
  const from = review.body;
  review.body = body.body;
  review.updatedAt = world.now();
  if (review.submittedAt) emitReview(world, issue, review, 'edited', by(), { changes: { body: { from } } });
  return ok(reviewOf(world, issue, review));
});

const submit = operation('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events', (call) => {
  const { world, by, body } = call;
  const { issue, review } = reviewIn(call);
  if (review.author !== by().account) throw notFound();
  if (review.state !== 'PENDING') throw unprocessable('Pull request review has already been submitted');
  if (body.body !== undefined) review.body = body.body;
  const comments = issue.pull.comments.filter((comment) => comment.review === review).length;
  checkVerdict(issue, body.event, review.body, comments, by());
  review.state = states[body.event];
  submitReview(world, issue, review, by());
  return ok(reviewOf(world, issue, review));
});

/** https://docs.github.com/rest/pulls/reviews#dismiss-a-review-for-a-pull-request: only a verdict can be dismissed. */
const dismiss = operation('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals', (call) => {
  const { world, by, body, repository } = call;
  const { issue, review } = reviewIn(call);
  if (!by().app && !atLeast(roleOf(by().account, repository), 'write'))
    throw new Refusal(403, 'Must have push access.');
  if (body.message.trim() === '') throw invalid('PullRequestReview', 'message', 'missing_field');
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable('Can not dismiss a commented pull request review');
  }
  review.state = 'DISMISSED';
  emitReview(world, issue, review, 'dismissed', by());
  return ok(reviewOf(world, issue, review));
});

const comments = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments', (call) => {
  const { issue, review } = reviewIn(call);
  const own = issue.pull.comments.filter((comment) => comment.review === review);
  return paged(call, own, (comment) => ({
    ...reviewCommentOf(call.world, issue, comment),
    position: comment.now?.position ?? null,
  }));
});

export const reviewOperations: readonly Operation[] = [create, list, one, update, submit, dismiss, comments];
