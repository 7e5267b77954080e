import { z } from 'zod';
import type { InlineComment } from '../../coach/effects.ts';
import type { ForgeWriter } from '../../ports/forge.ts';
import { code } from '../../review/render/markdown.ts';
import { linesOfPatch } from '../patch.ts';
import { isForgeError } from './errors.ts';
import { type Desk, type EffectOf, findMarked, finishedBody, listedPost, posted, upsert } from './post.ts';
import { fitted, textLimits, withReferences } from './text.ts';

type Posted = ReturnType<ForgeWriter['perform']>;

const events = { approve: 'APPROVE', 'request-changes': 'REQUEST_CHANGES', comment: 'COMMENT' } as const;
const patches = z.array(z.object({ filename: z.string(), patch: z.string().optional() }));

/** GitHub takes a comment of several lines only within one hunk, and `start_line` only when it differs. */
const inline = ({ slots }: Desk, { path, startLine, line, body }: InlineComment) => ({
  path,
  line,
  side: 'RIGHT',
  ...(startLine < line ? { start_line: startLine, start_side: 'RIGHT' } : {}),
  body: fitted(withReferences(body, slots), textLimits.body),
});

/** Comments that GitHub refused, as a list in the body: the learner loses nothing but their place. */
const asList = (comments: readonly InlineComment[]): string =>
  comments
    .map(({ path, line, body }) => `- ${code(`${path}:${line}`)}\n\n${body.replaceAll(/^(?=.)/gm, '  ')}`)
    .join('\n\n');

/** GitHub's 422 names no comment, so the diff is read again; when that tells nothing, all of them count as refused. */
async function refusedComments(desk: Desk, effect: EffectOf<'review'>): Promise<readonly InlineComment[]> {
  const { connection } = desk;
  const files = await connection.all(patches, (target) =>
    connection.octokit.rest.pulls.listFiles({ ...target, pull_number: effect.pull }),
  );
  const hunks = new Map(files.map(({ filename, patch }) => [filename, linesOfPatch(patch ?? '').commentable]));
  const outside = effect.comments.filter(
    ({ path, startLine, line }) => !hunks.get(path)?.some(([first, last]) => first <= startLine && line <= last),
  );
  return outside.length > 0 ? outside : effect.comments;
}

function postReview(desk: Desk, effect: EffectOf<'review'>, body: string, comments: readonly InlineComment[]): Posted {
  const { connection } = desk;
  return connection.call(posted, (target) =>
    connection.octokit.rest.pulls.createReview({
      ...target,
      pull_number: effect.pull,
      commit_id: effect.head,
      event: events[effect.verdict],
      body: finishedBody(desk, 'review', effect.slot, body),
      comments: comments.map((comment) => inline(desk, comment)),
    }),
  );
}

async function createReview(desk: Desk, effect: EffectOf<'review'>): Posted {
  try {
    return await postReview(desk, effect, effect.body, effect.comments);
  } catch (error) {
    if (effect.comments.length === 0 || !isForgeError(error, 'rejected')) throw error;
    const refused = await refusedComments(desk, effect);
    const kept = effect.comments.filter((comment) => !refused.includes(comment));
    return postReview(desk, effect, `${effect.body}\n\n${asList(refused)}`, kept);
  }
}

/** One review with its inline comments. Of one that stands, only the body can be edited. */
export function performReview(desk: Desk, effect: EffectOf<'review'>): Posted {
  const { connection } = desk;
  const { pulls } = connection.octokit.rest;
  const pull_number = effect.pull;
  const body = finishedBody(desk, 'review', effect.slot, effect.body);
  return upsert(desk, effect.slot, {
    update: (review_id) =>
      connection.call(posted, (target) => pulls.updateReview({ ...target, pull_number, review_id, body })),
    find: async () => {
      const listed = connection.list(z.array(listedPost), (target) => pulls.listReviews({ ...target, pull_number }));
      const found = await findMarked(desk, 'review', effect.slot, listed);
      return found && { id: found.id, same: true };
    },
    create: () => createReview(desk, effect),
  });
}
