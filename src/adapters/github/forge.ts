import type { Effect } from '../../coach/effects.ts';
import type { RepositoryRef } from '../../coach/learner.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ForgeDirectory, ForgeReader, ForgeWriter } from '../../ports/forge.ts';
import type { ForgeHistory } from '../../ports/history.ts';
import { performCheckRun } from './check-run.ts';
import { performComment, performReaction, performReply } from './comment-posts.ts';
import { Connection, type GitHubClient } from './connection.ts';
import { createDirectory } from './directory.ts';
import { createHistory } from './history.ts';
import { performIssue, performMilestone } from './issue-posts.ts';
import { createMarkers, type MarkerSigner } from './marker.ts';
import type { AppIdentity, Desk } from './post.ts';
import { createReader } from './reader.ts';
import { performReview } from './review-post.ts';

export type GitHubOptions = { readonly signer: MarkerSigner; readonly clock: Clock; readonly app: AppIdentity };

function perform(desk: Desk, effect: Effect): ReturnType<ForgeWriter['perform']> {
  switch (effect.kind) {
    case 'milestone':
      return performMilestone(desk, effect);
    case 'issue':
      return performIssue(desk, effect);
    case 'comment':
      return performComment(desk, effect);
    case 'reply':
      return performReply(desk, effect);
    case 'review':
      return performReview(desk, effect);
    case 'check-run':
      return performCheckRun(desk, effect);
    case 'reaction':
      return performReaction(desk, effect);
  }
}

/**
 * One repository at GitHub, read and written as the installation that `octokit` acts for. Everything throws ForgeError.
 * @param octokit must neither throttle nor retry by itself
 */
export function createForge(
  octokit: GitHubClient,
  repository: RepositoryRef,
  { signer, clock, app }: GitHubOptions,
): ForgeReader & ForgeDirectory & ForgeWriter {
  const connection = new Connection(octokit, repository, clock);
  const markers = createMarkers(signer, repository.id);
  return {
    ...createReader(connection, app.id),
    ...createDirectory(connection),
    perform: (effect, slots, unsure) => perform({ connection, markers, app, slots, unsure }, effect),
  };
}

/** Reads what the App and people left in a repository. */
export function createHistoryOf(
  octokit: GitHubClient,
  repository: RepositoryRef,
  { signer, clock, app }: GitHubOptions,
): ForgeHistory {
  return createHistory(new Connection(octokit, repository, clock), createMarkers(signer, repository.id), app);
}
