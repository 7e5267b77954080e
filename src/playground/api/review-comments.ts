import { emitReviewComment, followComments, type Placed, place, submitReview } from '../acts/reviews.ts';
import { reviewCommentOf } from '../present/pulls.ts';
import { checkBody, found, invalid } from '../refusal.ts';
import type { Doer, PullRequest, Repository, Review, ReviewComment } from '../state.ts';
import { pullsOf, type World } from '../world.ts';
import { checkAuthor } from './comments.ts';
import { created, noContent, type Operation, ok, operation, paged } from './operation.ts';
import { pullNumbered, reviewedCommit } from './pulls.ts';
import { newReview } from './reviews.ts';

export function newComment(
  world: World,
  issue: PullRequest,
  by: Doer,
  review: Review,
  body: string,
  placed: Placed & Partial<Pick<ReviewComment, 'now'>>,
  inReplyTo?: number,
): ReviewComment {
  const comment: ReviewComment = {
    now: placed.original,
    ...placed,
    id: world.nextId(),
    review,
    author: by.account,
    body,
    createdAt: world.now(),
    updatedAt: world.now(),
    inReplyTo,
    reactions: [],
  };
  issue.pull.comments.push(comment);
  return comment;
}

const visible = (issue: PullRequest): readonly ReviewComment[] =>
  issue.pull.comments.filter(({ review }) => review.submittedAt !== undefined);

function ordered(comments: readonly ReviewComment[], query: URLSearchParams): readonly ReviewComment[] {
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = query.get('direction') === 'desc' ? -1 : 1;
  return comments.toSorted((a, b) => sign * (a[key].getTime() - b[key].getTime() || a.id - b.id));
}

const list = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', (call) => {
  const issue = pullNumbered(call.repository, call.params.pull_number);
  return paged(call, ordered(visible(issue), call.query), (comment) => reviewCommentOf(call.world, issue, comment));
});

type Found = { readonly issue: PullRequest; readonly comment: ReviewComment };

const every = (repository: Repository): readonly Found[] =>
  pullsOf(repository).flatMap((issue) => visible(issue).map((comment) => ({ issue, comment })));

export const reviewCommentById = (repository: Repository, id: string): Found =>
  found(every(repository).find(({ comment }) => comment.id === Number(id)));

const all = operation('GET /repos/{owner}/{repo}/pulls/comments', (call) => {
  const issues = new Map(every(call.repository).map(({ issue, comment }) => [comment, issue]));
  return paged(call, ordered([...issues.keys()], call.query), (comment) =>
    reviewCommentOf(call.world, found(issues.get(comment)), comment),
  );
});

const one = operation('GET /repos/{owner}/{repo}/pulls/comments/{comment_id}', ({ world, repository, params }) => {
  const { issue, comment } = reviewCommentById(repository, params.comment_id);
  return ok(reviewCommentOf(world, issue, comment));
});

/** A single comment is a review of its own. */
const create = operation(
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  async ({ world, repository, by, params, body }) => {
    const issue = pullNumbered(repository, params.pull_number);
    checkBody('PullRequestReviewComment', body.body);
    if (body.body.trim() === '') throw invalid('PullRequestReviewComment', 'body', 'missing_field');
    if (body.in_reply_to !== undefined) {
      return created(reviewCommentOf(world, issue, reply(world, issue, by(), body.in_reply_to, body.body)));
    }
    const commit = await reviewedCommit(issue, body.commit_id);
    const { path, line, side, start_line: startLine, start_side, position } = body;
    const startSide = start_side === 'side' ? side : start_side;
    const placed = await place(issue, commit, { path, line, side, startLine, startSide, position }, 'fields');
    const review = newReview(world, issue, by(), commit, '');
    const comment = newComment(world, issue, by(), review, body.body, placed);
    if (commit !== issue.pull.headSha) await followComments(issue);
    review.state = 'COMMENTED';
    submitReview(world, issue, review, by());
    return created(reviewCommentOf(world, issue, comment));
  },
);

/** A reply stands in the thread of the first comment: https://docs.github.com/rest/pulls/comments#create-a-reply-for-a-review-comment */
function reply(world: World, issue: PullRequest, by: Doer, to: number, body: string): ReviewComment {
  const target = found(visible(issue).find(({ id }) => id === to));
  const root = visible(issue).find(({ id }) => id === target.inReplyTo) ?? target;
  const review = newReview(world, issue, by, issue.pull.headSha, '');
  const comment = newComment(world, issue, by, review, body, root, root.id);
  review.state = 'COMMENTED';
  submitReview(world, issue, review, by);
  return comment;
}

const createReply = operation(
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies',
  (call) => {
    const { world, repository, by, params, body } = call;
    const issue = pullNumbered(repository, params.pull_number);
    checkBody('PullRequestReviewComment', body.body);
    if (body.body.trim() === '') throw invalid('PullRequestReviewComment', 'body', 'missing_field');
    return created(reviewCommentOf(world, issue, reply(world, issue, by(), Number(params.comment_id), body.body)));
  },
);

const update = operation('PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}', (call) => {
  const { world, repository, by, params, body } = call;
  const { issue, comment } = reviewCommentById(repository, params.comment_id);
  checkAuthor(call, comment.author);
  checkBody('PullRequestReviewComment', body.body);
  const from = comment.body;
  comment.body = body.body;
  comment.updatedAt = world.now();
  emitReviewComment(world, issue, comment, 'edited', by(), { changes: { body: { from } } });
  return ok(reviewCommentOf(world, issue, comment));
});

const remove = operation('DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}', (call) => {
  const { world, repository, by, params } = call;
  const { issue, comment } = reviewCommentById(repository, params.comment_id);
  checkAuthor(call, comment.author);
  issue.pull.comments.splice(issue.pull.comments.indexOf(comment), 1);
  emitReviewComment(world, issue, comment, 'deleted', by());
  return noContent();
});

export const reviewCommentOperations: readonly Operation[] = [list, all, one, create, createReply, update, remove];
