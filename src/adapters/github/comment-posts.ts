import { z } from 'zod';
import { ForgeError, type ForgeWriter } from '../../ports/forge.ts';
import { type Desk, type EffectOf, findMarked, finishedBody, listedPost, posted, sameText, upsert } from './post.ts';

type Posted = ReturnType<ForgeWriter['perform']>;

function issueNumber({ slots }: Desk, { on, slot }: EffectOf<'comment'>): number {
  const number = typeof on === 'number' ? on : slots.get(on.issue)?.id;
  if (number === undefined) throw new ForgeError('rejected', `The issue that \`${slot}\` belongs to is not open yet.`);
  return number;
}

/** A comment on an issue or in the conversation of a pull request. */
export async function performComment(desk: Desk, effect: EffectOf<'comment'>): Posted {
  const { connection } = desk;
  const { issues } = connection.octokit.rest;
  const issue_number = issueNumber(desk, effect);
  const body = finishedBody(desk, 'comment', effect.slot, effect.body);
  return upsert(desk, effect.slot, {
    update: (comment_id) => connection.call(posted, (target) => issues.updateComment({ ...target, comment_id, body })),
    find: async () => {
      const listed = connection.list(z.array(listedPost), (target) => issues.listComments({ ...target, issue_number }));
      const found = await findMarked(desk, 'comment', effect.slot, listed);
      return found && { id: found.id, same: sameText(found.body, body) };
    },
    create: () => connection.call(posted, (target) => issues.createComment({ ...target, issue_number, body })),
  });
}

/** An answer in the thread of a review comment. */
export function performReply(desk: Desk, effect: EffectOf<'reply'>): Posted {
  const { connection } = desk;
  const { pulls } = connection.octokit.rest;
  const pull_number = effect.pull;
  const body = finishedBody(desk, 'reply', effect.slot, effect.body);
  return upsert(desk, effect.slot, {
    update: (comment_id) =>
      connection.call(posted, (target) => pulls.updateReviewComment({ ...target, comment_id, body })),
    find: async () => {
      const listed = connection.list(z.array(listedPost), (target) =>
        pulls.listReviewComments({ ...target, pull_number, sort: 'created', direction: 'desc' }),
      );
      const found = await findMarked(desk, 'reply', effect.slot, listed);
      return found && { id: found.id, same: sameText(found.body, body) };
    },
    create: () =>
      connection.call(posted, (target) =>
        pulls.createReplyForReviewComment({ ...target, pull_number, comment_id: effect.to, body }),
      ),
  });
}

/** GitHub answers a reaction that is there already with that reaction, so it is simply made. */
export function performReaction({ connection }: Desk, { on, id, content }: EffectOf<'reaction'>): Posted {
  const { reactions } = connection.octokit.rest;
  return connection.call(posted, (target) => {
    if (on === 'issue') return reactions.createForIssue({ ...target, issue_number: id, content });
    return on === 'issue-comment'
      ? reactions.createForIssueComment({ ...target, comment_id: id, content })
      : reactions.createForPullRequestReviewComment({ ...target, comment_id: id, content });
  });
}
