import { emitComment } from '../acts/issues.ts';
import { commentOf } from '../present/issues.ts';
import { checkBody, found, invalid, Refusal } from '../refusal.ts';
import type { Account, Comment, Issue, Repository } from '../state.ts';
import { atLeast, roleOf } from '../world.ts';
import { issueNumbered } from './issues.ts';
import { type Call, created, noContent, type Operation, ok, operation, paged } from './operation.ts';

/** Of issues, and in the conversation of pull requests. */
const comments = operation('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', (call) => {
  const issue = issueNumbered(call.repository, call.params.issue_number);
  const since = Date.parse(call.query.get('since') ?? '') || 0;
  const wanted = issue.comments.filter(({ updatedAt }) => updatedAt.getTime() >= since);
  return paged(call, wanted, (comment) => commentOf(call.world, issue, comment));
});

const comment = operation(
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  ({ world, repository, by, params, body }) => {
    const issue = issueNumbered(repository, params.issue_number);
    if (body.body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
    checkBody('IssueComment', body.body);
    const fresh: Comment = {
      id: world.nextId(),
      author: by().account,
      via: by().app,
      body: body.body,
      createdAt: world.now(),
      updatedAt: world.now(),
      reactions: [],
    };
    issue.comments.push(fresh);
    issue.updatedAt = world.now();
    emitComment(world, issue, fresh, 'created', by());
    return created(commentOf(world, issue, fresh));
  },
);

type Found = { readonly issue: Issue; readonly comment: Comment };

const allComments = (repository: Repository): readonly Found[] =>
  [...repository.issues.values()].flatMap((issue) => issue.comments.map((one) => ({ issue, comment: one })));

export const commentById = (repository: Repository, id: string): Found =>
  found(allComments(repository).find((one) => one.comment.id === Number(id)));

const everyComment = operation('GET /repos/{owner}/{repo}/issues/comments', (call) => {
  const since = Date.parse(call.query.get('since') ?? '') || 0;
  const sign = call.query.get('direction') === 'desc' ? -1 : 1;
  const wanted = allComments(call.repository)
    .filter((one) => one.comment.updatedAt.getTime() >= since)
    .toSorted((a, b) => sign * (a.comment.id - b.comment.id));
  return paged(call, wanted, (one) => commentOf(call.world, one.issue, one.comment));
});

const oneComment = operation(
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  ({ world, repository, params }) => {
    const { issue, comment: one } = commentById(repository, params.comment_id);
    return ok(commentOf(world, issue, one));
  },
);

/** An App edits only what it wrote; people with write access edit all. */
export function checkAuthor(
  { by, repository }: Pick<Call<string>, 'by'> & { repository: Repository },
  author: Account,
): void {
  const { account, app } = by();
  if (author === account) return;
  if (app || !atLeast(roleOf(account, repository), 'write')) {
    throw new Refusal(403, app ? 'Resource not accessible by integration' : 'Must have admin rights to Repository.');
  }
}

const editComment = operation('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', (call) => {
  const { world, repository, by, params, body } = call;
  const { issue, comment: one } = commentById(repository, params.comment_id);
  checkAuthor(call, one.author);
  checkBody('IssueComment', body.body);
  const from = one.body;
  one.body = body.body;
  one.updatedAt = world.now();
  emitComment(world, issue, one, 'edited', by(), { changes: { body: { from } } });
  return ok(commentOf(world, issue, one));
});

const deleteComment = operation('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', (call) => {
  const { world, repository, by, params } = call;
  const { issue, comment: one } = commentById(repository, params.comment_id);
  checkAuthor(call, one.author);
  issue.comments.splice(issue.comments.indexOf(one), 1);
  emitComment(world, issue, one, 'deleted', by());
  return noContent();
});

export const commentOperations: readonly Operation[] = [
  comments,
  comment,
  everyComment,
  oneComment,
  editComment,
  deleteComment,
];
