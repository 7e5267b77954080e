import { reactionOf } from '../present/issues.ts';
import { found, invalid, notFound } from '../refusal.ts';
import type { Doer, Reaction, ReactionContent } from '../state.ts';
import type { World } from '../world.ts';
import { commentById } from './comments.ts';
import { issueNumbered } from './issues.ts';
import { created, noContent, type Operation, ok, operation, paged } from './operation.ts';
import { reviewCommentById } from './review-comments.ts';

/** 200 for a reaction that they gave already: https://docs.github.com/rest/reactions/reactions#create-reaction-for-an-issue */
function react(world: World, reactions: Reaction[], { account }: Doer, content: ReactionContent) {
  const known = reactions.find((reaction) => reaction.user === account && reaction.content === content);
  if (known) return ok(reactionOf(world, known));
  if (!content) throw invalid('Reaction', 'content', 'missing_field');
  const reaction: Reaction = { id: world.nextId(), user: account, content, createdAt: world.now() };
  reactions.push(reaction);
  return created(reactionOf(world, reaction));
}

function retract(reactions: Reaction[], id: string, { account }: Doer) {
  const at = reactions.findIndex((reaction) => reaction.id === Number(id));
  if (found(reactions[at]).user !== account) throw notFound();
  reactions.splice(at, 1);
  return noContent();
}

const chosen = (reactions: readonly Reaction[], query: URLSearchParams) =>
  reactions.filter(({ content }) => (query.get('content') ?? content) === content);

export const reactionOperations: readonly Operation[] = [
  operation('GET /repos/{owner}/{repo}/issues/{issue_number}/reactions', (call) => {
    const { reactions } = issueNumbered(call.repository, call.params.issue_number);
    return paged(call, chosen(reactions, call.query), (reaction) => reactionOf(call.world, reaction));
  }),
  operation('POST /repos/{owner}/{repo}/issues/{issue_number}/reactions', ({ world, repository, by, params, body }) =>
    react(world, issueNumbered(repository, params.issue_number).reactions, by(), body.content),
  ),
  operation('DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}', (call) => {
    const { reactions } = issueNumbered(call.repository, call.params.issue_number);
    return retract(reactions, call.params.reaction_id, call.by());
  }),
  operation('GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', (call) => {
    const { reactions } = commentById(call.repository, call.params.comment_id).comment;
    return paged(call, chosen(reactions, call.query), (reaction) => reactionOf(call.world, reaction));
  }),
  operation(
    'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    ({ world, repository, by, params, body }) =>
      react(world, commentById(repository, params.comment_id).comment.reactions, by(), body.content),
  ),
  operation('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}', (call) => {
    const { reactions } = commentById(call.repository, call.params.comment_id).comment;
    return retract(reactions, call.params.reaction_id, call.by());
  }),
  operation('GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions', (call) => {
    const { reactions } = reviewCommentById(call.repository, call.params.comment_id).comment;
    return paged(call, chosen(reactions, call.query), (reaction) => reactionOf(call.world, reaction));
  }),
  operation(
    'POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions',
    ({ world, repository, by, params, body }) =>
      react(world, reviewCommentById(repository, params.comment_id).comment.reactions, by(), body.content),
  ),
];
