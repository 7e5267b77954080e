import { randomBytes } from 'node:crypto';
import type { Ci } from './ci.ts';
import type { Archives } from './git/archives.ts';
import type {
  Account,
  GitHubApp,
  Installation,
  InstallationToken,
  Issue,
  PullRequest,
  Repository,
  Role,
} from './state.ts';
import type { Hooks } from './webhooks/hooks.ts';

/** The playground's GitHub: what it remembers, and the ways out of it. */
export type World = {
  /** `http://127.0.0.1:PORT`. */
  readonly url: () => string;
  readonly now: () => Date;
  readonly nextId: () => number;
  /** Where the bare repositories are. */
  readonly dir: string;
  readonly accounts: Map<number, Account>;
  readonly apps: Map<number, GitHubApp>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, InstallationToken>;
  readonly repositories: Map<number, Repository>;
  /** `owner/name` in lower case of renamed and transferred repositories. */
  readonly formerNames: Map<string, Repository>;
  readonly archives: Archives;
  readonly hooks: Hooks;
  readonly ci: Ci;
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const fullName = ({ owner, name }: Repository): string => `${owner.login}/${name}`;

export function accountNamed(world: World, login: string): Account | undefined {
  return world.accounts.values().find((account) => same(account.login, login));
}

export function repositoryNamed(world: World, owner: string, name: string): Repository | undefined {
  return world.repositories
    .values()
    .find((repository) => same(repository.owner.login, owner) && same(repository.name, name));
}

export function appNamed(world: World, slug: string): GitHubApp | undefined {
  return world.apps.values().find((app) => app.slug === slug);
}

/** The repositories that an installation reaches. */
export function repositoriesOf(world: World, installation: Installation): readonly Repository[] {
  return [...world.repositories.values()].filter((repository) => reaches(installation, repository));
}

export function reaches(installation: Installation, repository: Repository): boolean {
  if (repository.owner !== installation.account) return false;
  return installation.selection === 'all' || installation.repositories.has(repository);
}

export function installationOn(world: World, app: GitHubApp, account: Account): Installation | undefined {
  return world.installations
    .values()
    .find((installation) => installation.app === app && installation.account === account);
}

/** https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization */
export function roleOf(account: Account | undefined, repository: Repository): Role {
  const visible: Role = repository.private ? 'none' : 'read';
  if (!account) return visible;
  if (repository.owner === account || repository.owner.members.get(account) === 'admin') return 'admin';
  const given = repository.collaborators.get(account);
  if (given) return given;
  // The default base permission of an organization's members is read.
  return repository.owner.members.has(account) ? 'read' : visible;
}

const ranks: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

export const atLeast = (role: Role, wanted: Role): boolean => ranks.indexOf(role) >= ranks.indexOf(wanted);

export const isPull = (issue: Issue): issue is PullRequest => issue.pull !== undefined;

export const pullsOf = (repository: Repository): readonly PullRequest[] =>
  [...repository.issues.values()].filter(isPull);

/** All open pull requests of any repository whose head is this branch. */
export function pullsFrom(world: World, repository: Repository, ref: string): readonly PullRequest[] {
  return [...world.repositories.values()]
    .flatMap(pullsOf)
    .filter(({ state, pull: { head } }) => state === 'open' && head.repository === repository && head.ref === ref);
}

/** Forms of https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/ */
export const newToken = (prefix: 'ghp' | 'ghs'): string => `${prefix}_${randomBytes(18).toString('hex')}`;

/** Opaque to clients: https://docs.github.com/en/graphql/guides/using-global-node-ids */
export const nodeId = (kind: string, id: number | string): string => Buffer.from(`${kind}:${id}`).toString('base64url');
