import type { AppPermissions, Schemas } from '../openapi/types.ts';
import type { Account, GitHubApp, Installation, Repository } from '../state.ts';
import { nodeId, pullsOf, roleOf, type World } from '../world.ts';

/** A moment as GitHub writes it: UTC, whole seconds. */
export const iso = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
export const isoOrNull = (date: Date | null | undefined): string | null => (date ? iso(date) : null);

export const apiUrl = (world: World): string => `${world.url()}/api/v3`;

export function simpleUser(world: World, account: Account) {
  const { id, login, type } = account;
  const url = `${apiUrl(world)}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${world.url()}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${world.url()}/${login.replace(/^(.*)\[bot\]$/, 'apps/$1')}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  } satisfies Schemas['simple-user'];
}

export const simpleUserOrNull = (world: World, account: Account | undefined | null) =>
  account ? simpleUser(world, account) : null;

export function publicUser(world: World, account: Account): Schemas['public-user'] {
  const owned = [...world.repositories.values()].filter(({ owner }) => owner === account);
  return {
    ...simpleUser(world, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: null,
    public_repos: owned.filter((repository) => !repository.private).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
  };
}

export function privateUser(world: World, account: Account): Schemas['private-user'] {
  const privates = [...world.repositories.values()].filter(({ owner, ...it }) => owner === account && it.private);
  const { notification_email: _, ...user } = publicUser(world, account);
  return {
    ...user,
    private_gists: 0,
    total_private_repos: privates.length,
    owned_private_repos: privates.length,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  } as Schemas['private-user'];
}

export function simpleOrganization(world: World, account: Account) {
  const url = `${apiUrl(world)}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.url()}/avatars/u/${account.id}`,
    description: null,
  } satisfies Schemas['organization-simple'];
}

export function fullOrganization(world: World, account: Account): Schemas['organization-full'] {
  const owned = [...world.repositories.values()].filter(({ owner }) => owner === account);
  return {
    ...simpleOrganization(world, account),
    ...(account.name && { name: account.name }),
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: owned.filter((repository) => !repository.private).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${world.url()}/${account.login}`,
    type: 'Organization',
    created_at: iso(account.createdAt),
    updated_at: iso(account.createdAt),
    archived_at: null,
  };
}

/** https://docs.github.com/graphql/reference/enums#commentauthorassociation */
export function associationOf(account: Account, repository: Repository): Schemas['author-association'] {
  if (account === repository.owner) return 'OWNER';
  if (repository.owner.members.has(account)) return 'MEMBER';
  if (repository.collaborators.has(account)) return 'COLLABORATOR';
  const merged = pullsOf(repository).some(({ author, pull }) => author === account && pull.merged);
  return merged ? 'CONTRIBUTOR' : 'NONE';
}

export function permissionsOf(account: Account | undefined, repository: Repository) {
  const role = roleOf(account, repository);
  const push = role === 'admin' || role === 'maintain' || role === 'write';
  return {
    admin: role === 'admin',
    maintain: role === 'admin' || role === 'maintain',
    push,
    triage: push || role === 'triage',
    pull: role !== 'none',
  };
}

export function integration(world: World, app: GitHubApp) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    client_id: app.clientId,
    owner: simpleUser(world, app.owner),
    name: app.name,
    description: null,
    external_url: world.url(),
    html_url: `${world.url()}/apps/${app.slug}`,
    created_at: iso(app.createdAt),
    updated_at: iso(app.createdAt),
    // The description's type of this field has only strings, app-permissions' are optional.
    permissions: Object.fromEntries(Object.entries(app.permissions)) as Record<string, string>,
    events: [...app.events],
  } satisfies Schemas['integration'];
}

/** The same inside of answers and webhooks, where GitHub leaves `client_id` out of some. */
export const integrationOrNull = (world: World, app: GitHubApp | undefined): Schemas['nullable-integration'] =>
  app ? integration(world, app) : null;

export function installationOf(world: World, installation: Installation) {
  const { id, app, account, selection, suspended } = installation;
  const settings = account.type === 'Organization' ? `organizations/${account.login}/settings` : 'settings';
  return {
    id,
    account: simpleUser(world, account),
    repository_selection: selection,
    access_tokens_url: `${apiUrl(world)}/app/installations/${id}/access_tokens`,
    repositories_url: `${apiUrl(world)}/installation/repositories`,
    html_url: `${world.url()}/${settings}/installations/${id}`,
    app_id: app.id,
    client_id: app.clientId,
    target_id: account.id,
    target_type: account.type,
    permissions: app.permissions satisfies AppPermissions,
    events: [...app.events],
    created_at: iso(installation.createdAt),
    updated_at: iso(installation.updatedAt),
    single_file_name: null,
    app_slug: app.slug,
    suspended_by: simpleUserOrNull(world, suspended?.by),
    suspended_at: isoOrNull(suspended?.at),
  } satisfies Schemas['installation'];
}
