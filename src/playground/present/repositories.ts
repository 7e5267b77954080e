import type { Schemas } from '../openapi/types.ts';
import type { Account, Repository } from '../state.ts';
import { fullName, nodeId, type World } from '../world.ts';
import { apiUrl, iso, permissionsOf, simpleUser } from './accounts.ts';

export const repositoryUrl = (world: World, repository: Repository): string =>
  `${apiUrl(world)}/repos/${fullName(repository)}`;

export const pageUrl = (world: World, repository: Repository): string => `${world.url()}/${fullName(repository)}`;

/** The addresses that every form of a repository carries. */
function addressesOf(world: World, repository: Repository) {
  const url = repositoryUrl(world, repository);
  const html = pageUrl(world, repository);
  const host = new URL(world.url()).host;
  return {
    url,
    html_url: html,
    archive_url: `${url}/{archive_format}{/ref}`,
    assignees_url: `${url}/assignees{/user}`,
    blobs_url: `${url}/git/blobs{/sha}`,
    branches_url: `${url}/branches{/branch}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    comments_url: `${url}/comments{/number}`,
    commits_url: `${url}/commits{/sha}`,
    compare_url: `${url}/compare/{base}...{head}`,
    contents_url: `${url}/contents/{+path}`,
    contributors_url: `${url}/contributors`,
    deployments_url: `${url}/deployments`,
    downloads_url: `${url}/downloads`,
    events_url: `${url}/events`,
    forks_url: `${url}/forks`,
    git_commits_url: `${url}/git/commits{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    hooks_url: `${url}/hooks`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    issue_events_url: `${url}/issues/events{/number}`,
    issues_url: `${url}/issues{/number}`,
    keys_url: `${url}/keys{/key_id}`,
    labels_url: `${url}/labels{/name}`,
    languages_url: `${url}/languages`,
    merges_url: `${url}/merges`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    pulls_url: `${url}/pulls{/number}`,
    releases_url: `${url}/releases{/id}`,
    stargazers_url: `${url}/stargazers`,
    statuses_url: `${url}/statuses/{sha}`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    tags_url: `${url}/tags`,
    teams_url: `${url}/teams`,
    trees_url: `${url}/git/trees{/sha}`,
    clone_url: `${html}.git`,
    git_url: `git://${host}/${fullName(repository)}.git`,
    ssh_url: `git@${host}:${fullName(repository)}.git`,
    svn_url: html,
  };
}

/** A repository in lists, in webhooks and inside of other answers. */
export function repositoryOf(world: World, repository: Repository) {
  const open = [...repository.issues.values()].filter(({ state }) => state === 'open').length;
  const forks = [...world.repositories.values()].filter(({ parent }) => parent === repository).length;
  return {
    ...addressesOf(world, repository),
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    owner: simpleUser(world, repository.owner),
    private: repository.private,
    visibility: repository.private ? ('private' as const) : ('public' as const),
    description: repository.description,
    fork: repository.parent !== undefined,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    topics: [] as string[],
    forks,
    forks_count: forks,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: repository.size,
    default_branch: repository.defaultBranch,
    open_issues: open,
    open_issues_count: open,
    is_template: repository.template,
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: iso(repository.pushedAt),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.updatedAt),
  } satisfies Schemas['repository'] & Schemas['minimal-repository'];
}

export function fullRepository(world: World, repository: Repository, viewer: Account | undefined) {
  const { parent, owner } = repository;
  return {
    ...repositoryOf(world, repository),
    network_count: 0,
    subscribers_count: 0,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_squash_merge: true,
    delete_branch_on_merge: false,
    ...(viewer && { permissions: permissionsOf(viewer, repository) }),
    ...(owner.type === 'Organization' && { organization: simpleUser(world, owner) }),
    ...(parent && { parent: repositoryOf(world, parent), source: repositoryOf(world, sourceOf(parent)) }),
  } satisfies Schemas['full-repository'];
}

const sourceOf = (repository: Repository): Repository => (repository.parent ? sourceOf(repository.parent) : repository);

/** How `installation` webhooks name the repositories. */
export function shortRepository(repository: Repository) {
  const { id, name, private: isPrivate } = repository;
  return { id, node_id: nodeId('Repository', id), name, full_name: fullName(repository), private: isPrivate };
}
