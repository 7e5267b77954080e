import type { Schemas } from '../openapi/types.ts';
import type { Comment, Issue, Label, Milestone, Reaction, Repository } from '../state.ts';
import { nodeId, type World } from '../world.ts';
import { associationOf, integrationOrNull, iso, isoOrNull, simpleUser, simpleUserOrNull } from './accounts.ts';
import { pageUrl, repositoryUrl } from './repositories.ts';

export function labelOf(world: World, repository: Repository, label: Label) {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.default,
    description: label.description,
  } satisfies Schemas['label'];
}

export function milestoneOf(world: World, repository: Repository, milestone: Milestone) {
  const url = `${repositoryUrl(world, repository)}/milestones/${milestone.number}`;
  const issues = [...repository.issues.values()].filter((issue) => issue.milestone === milestone);
  return {
    url,
    html_url: `${pageUrl(world, repository)}/milestone/${milestone.number}`,
    labels_url: `${url}/labels`,
    id: milestone.id,
    node_id: nodeId('Milestone', milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: simpleUser(world, milestone.creator),
    open_issues: issues.filter(({ state }) => state === 'open').length,
    closed_issues: issues.filter(({ state }) => state === 'closed').length,
    state: milestone.state,
    created_at: iso(milestone.createdAt),
    updated_at: iso(milestone.updatedAt),
    due_on: milestone.dueOn,
    closed_at: isoOrNull(milestone.closedAt),
  } satisfies Schemas['milestone'];
}

export function reactionsOf(url: string, reactions: readonly Reaction[]) {
  const count = (content: Reaction['content']) => reactions.filter((reaction) => reaction.content === content).length;
  return {
    url: `${url}/reactions`,
    total_count: reactions.length,
    '+1': count('+1'),
    '-1': count('-1'),
    laugh: count('laugh'),
    hooray: count('hooray'),
    confused: count('confused'),
    heart: count('heart'),
    rocket: count('rocket'),
    eyes: count('eyes'),
  } satisfies Schemas['reaction-rollup'];
}

export const reactionOf = (world: World, reaction: Reaction): Schemas['reaction'] => ({
  id: reaction.id,
  node_id: nodeId('Reaction', reaction.id),
  user: simpleUser(world, reaction.user),
  content: reaction.content,
  created_at: iso(reaction.createdAt),
});

export const issueUrl = (world: World, { repository, number }: Pick<Issue, 'repository' | 'number'>): string =>
  `${repositoryUrl(world, repository)}/issues/${number}`;

/** The page of an issue or pull request. */
export const issuePage = (world: World, { repository, number, pull }: Issue): string =>
  `${pageUrl(world, repository)}/${pull ? 'pull' : 'issues'}/${number}`;

/** An issue as the issues API shows it, pull requests included (https://docs.github.com/rest/issues/issues). */
export function issueOf(world: World, issue: Issue) {
  const { repository, number, pull } = issue;
  const url = issueUrl(world, issue);
  const page = issuePage(world, issue);
  const pullUrl = `${repositoryUrl(world, repository)}/pulls/${number}`;
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url,
    repository_url: repositoryUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: simpleUser(world, issue.author),
    labels: issue.labels.map((label) => labelOf(world, repository, label)),
    assignee: null,
    assignees: [],
    milestone: issue.milestone ? milestoneOf(world, repository, issue.milestone) : null,
    locked: false,
    active_lock_reason: null,
    comments: issue.comments.length,
    ...(pull && {
      draft: pull.draft,
      pull_request: {
        url: pullUrl,
        html_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        merged_at: isoOrNull(pull.merged?.at),
      },
    }),
    closed_at: isoOrNull(issue.closedAt),
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    author_association: associationOf(issue.author, repository),
    reactions: reactionsOf(url, issue.reactions),
    performed_via_github_app: integrationOrNull(world, issue.via),
  } satisfies Schemas['issue'];
}

/** One issue by itself also says who closed it. */
export const fullIssue = (world: World, issue: Issue): Schemas['issue'] => ({
  ...issueOf(world, issue),
  closed_by: simpleUserOrNull(world, issue.closedBy),
});

export function commentOf(world: World, issue: Issue, comment: Comment) {
  const url = `${repositoryUrl(world, issue.repository)}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url,
    html_url: `${issuePage(world, issue)}#issuecomment-${comment.id}`,
    issue_url: issueUrl(world, issue),
    user: simpleUser(world, comment.author),
    body: comment.body,
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: associationOf(comment.author, issue.repository),
    reactions: reactionsOf(url, comment.reactions),
    performed_via_github_app: integrationOrNull(world, comment.via),
  } satisfies Schemas['issue-comment'];
}
