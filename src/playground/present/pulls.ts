import { countCommits, mergeBase, mergedTree } from '../git/commits.ts';
import { type FileDiff, rememberedDiff } from '../git/diff.ts';
import type { Schemas } from '../openapi/types.ts';
import type { PullRequest, Repository, Review, ReviewComment } from '../state.ts';
import { nodeId, type World } from '../world.ts';
import { associationOf, iso, isoOrNull, simpleUser, simpleUserOrNull } from './accounts.ts';
import { issuePage, issueUrl, labelOf, milestoneOf, reactionsOf } from './issues.ts';
import { pageUrl, repositoryOf, repositoryUrl } from './repositories.ts';

const pullUrl = (world: World, { repository, number }: PullRequest): string =>
  `${repositoryUrl(world, repository)}/pulls/${number}`;

const exists = (world: World, { id }: Repository): boolean => world.repositories.has(id);

/** What of a pull request both its short and its full form have. */
export function simplePull(world: World, issue: PullRequest) {
  const { repository, pull } = issue;
  const url = pullUrl(world, issue);
  const page = issuePage(world, issue);
  const statuses = `${repositoryUrl(world, repository)}/statuses/${pull.headSha}`;
  const reviewComment = `${repositoryUrl(world, repository)}/pulls/comments{/number}`;
  const comments = `${issueUrl(world, issue)}/comments`;
  const { head } = pull;
  return {
    url,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl(world, issue),
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: reviewComment,
    comments_url: comments,
    statuses_url: statuses,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    user: simpleUser(world, issue.author),
    body: issue.body,
    labels: issue.labels.map((label) => ({
      ...labelOf(world, repository, label),
      description: label.description ?? '',
    })),
    milestone: issue.milestone ? milestoneOf(world, repository, issue.milestone) : null,
    active_lock_reason: null,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: isoOrNull(issue.closedAt),
    merged_at: isoOrNull(pull.merged?.at),
    merge_commit_sha: pull.merged?.commit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: {
      label: `${head.owner.login}:${head.ref}`,
      ref: head.ref,
      sha: pull.headSha,
      user: simpleUser(world, head.owner),
      // A fork that was deleted is null.
      repo: exists(world, head.repository) ? repositoryOf(world, head.repository) : null,
    },
    base: {
      label: `${repository.owner.login}:${pull.baseRef}`,
      ref: pull.baseRef,
      sha: pull.baseSha,
      user: simpleUser(world, repository.owner),
      repo: repositoryOf(world, repository),
    },
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl(world, issue) },
      comments: { href: comments },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: reviewComment },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(issue.author, repository),
    auto_merge: null,
    draft: pull.draft,
  };
}

/** In lists. A fork that was deleted is null there as well, which the description forgets. */
export const listedPull = (world: World, issue: PullRequest): Schemas['pull-request-simple'] =>
  simplePull(world, issue) as Schemas['pull-request-simple'];

/** What changed up to a commit of the pull request, its head when none is given, since it left the base. */
export async function filesOf({ repository, pull }: PullRequest, commit = pull.headSha): Promise<readonly FileDiff[]> {
  return rememberedDiff(repository, await mergeBase(repository.dir, pull.baseSha, commit), commit);
}

type Mergeability = Pick<Schemas['pull-request'], 'mergeable' | 'rebaseable' | 'mergeable_state'>;

/** GitHub says null until it has tried the merge; it has not when it sends a webhook. */
const unknown: Mergeability = { mergeable: null, rebaseable: null, mergeable_state: 'unknown' };

async function mergeability({ state, repository, pull }: PullRequest): Promise<Mergeability> {
  if (state === 'closed') return unknown;
  const mergeable = (await mergedTree(repository.dir, `refs/heads/${pull.baseRef}`, pull.headSha)) !== undefined;
  const ready = pull.draft ? 'draft' : 'clean';
  return { mergeable, rebaseable: mergeable, mergeable_state: mergeable ? ready : 'dirty' };
}

async function counted(world: World, issue: PullRequest) {
  const { repository, pull } = issue;
  const files = await filesOf(issue);
  return {
    merged: pull.merged !== undefined,
    merged_by: simpleUserOrNull(world, pull.merged?.by),
    comments: issue.comments.length,
    review_comments: pull.comments.filter(({ review }) => review.submittedAt).length,
    maintainer_can_modify: false,
    commits: await countCommits(repository.dir, `${pull.baseSha}..${pull.headSha}`),
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

/** One pull request by itself. */
export async function fullPull(world: World, issue: PullRequest): Promise<Schemas['pull-request']> {
  const all = { ...simplePull(world, issue), ...(await counted(world, issue)), ...(await mergeability(issue)) };
  // As in `listedPull`.
  return all as Omit<typeof all, 'head'> & Pick<Schemas['pull-request'], 'head'>;
}

/** In `pull_request` webhooks. */
export async function hookedPull(world: World, issue: PullRequest) {
  return { ...simplePull(world, issue), ...(await counted(world, issue)), ...unknown };
}

/** How check runs and suites name the pull requests of their commit: those of the same repository only. */
export function minimalPull(world: World, issue: PullRequest): Schemas['pull-request-minimal'] {
  const { repository, pull } = issue;
  const repo = { id: repository.id, url: repositoryUrl(world, repository), name: repository.name };
  return {
    url: pullUrl(world, issue),
    id: pull.id,
    number: issue.number,
    head: { ref: pull.head.ref, sha: pull.headSha, repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  };
}

export function reviewOf(world: World, issue: PullRequest, review: Review) {
  const html = `${issuePage(world, issue)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: simpleUser(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl(world, issue),
    _links: { html: { href: html }, pull_request: { href: pullUrl(world, issue) } },
    ...(review.submittedAt && { submitted_at: iso(review.submittedAt) }),
    commit_id: review.commit,
    author_association: associationOf(review.author, issue.repository),
  } satisfies Schemas['pull-request-review'];
}

export function reviewCommentOf(world: World, issue: PullRequest, comment: ReviewComment) {
  const url = `${repositoryUrl(world, issue.repository)}/pulls/comments/${comment.id}`;
  const html = `${issuePage(world, issue)}#discussion_r${comment.id}`;
  const { original, now } = comment;
  return {
    url,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: now?.commit ?? original.commit,
    original_commit_id: original.commit,
    ...(comment.inReplyTo !== undefined && { in_reply_to_id: comment.inReplyTo }),
    user: simpleUser(world, comment.author),
    body: comment.body,
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    html_url: html,
    pull_request_url: pullUrl(world, issue),
    author_association: associationOf(comment.author, issue.repository),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl(world, issue) } },
    reactions: reactionsOf(url, comment.reactions),
    start_line: now?.startLine ?? null,
    original_start_line: original.startLine ?? null,
    start_side: comment.startSide ?? null,
    // An outdated comment has null here, which the description forgets.
    line: (now?.line ?? null) as number,
    original_line: original.line,
    side: comment.side,
    position: (now?.position ?? null) as number,
    original_position: original.position,
    subject_type: 'line' as const,
  } satisfies Schemas['pull-request-review-comment'];
}

export function fileOf(world: World, repository: Repository, commit: string, file: FileDiff): Schemas['diff-entry'] {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const page = pageUrl(world, repository);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(world, repository)}/contents/${path}?ref=${commit}`,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previousPath !== undefined && { previous_filename: file.previousPath }),
  };
}
