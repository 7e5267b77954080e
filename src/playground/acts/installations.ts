import { shortRepository } from '../present/repositories.ts';
import { Refusal } from '../refusal.ts';
import type { Account, GitHubApp, Installation, InstallationToken, Repository } from '../state.ts';
import { installationOn, newToken, repositoriesOf, type World } from '../world.ts';

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app */
const tokenHours = 1;

function emit(world: World, installation: Installation, action: string, sender: Account, repositories?: object): void {
  const payload = { ...(repositories && { repositories }), ...(action === 'created' && { requester: null }) };
  world.hooks.emit({ event: 'installation', action, installation, sender, payload });
}

/** Installs an App on an account's repositories. @throws Refusal 422 when it is there already */
export function install(
  world: World,
  app: GitHubApp,
  account: Account,
  repositories: 'all' | readonly Repository[],
  sender: Account,
): Installation {
  if (installationOn(world, app, account))
    throw new Refusal(422, `${app.name} is already installed on ${account.login}`);
  const installation: Installation = {
    id: world.nextId(),
    app,
    account,
    selection: repositories === 'all' ? 'all' : 'selected',
    repositories: new Set(repositories === 'all' ? [] : repositories),
    suspended: undefined,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  world.installations.set(installation.id, installation);
  emit(world, installation, 'created', sender, repositoriesOf(world, installation).map(shortRepository));
  return installation;
}

export function uninstall(world: World, installation: Installation, sender: Account): void {
  const repositories = repositoriesOf(world, installation).map(shortRepository);
  world.installations.delete(installation.id);
  emit(world, installation, 'deleted', sender, repositories);
}

/** Of a suspended installation tokens are refused and no events arrive. */
export function suspend(world: World, installation: Installation, by: Account | undefined, sender: Account): void {
  installation.suspended = { by: by ?? null, at: world.now() };
  installation.updatedAt = world.now();
  emit(world, installation, 'suspend', sender);
}

export function unsuspend(world: World, installation: Installation, sender: Account): void {
  installation.suspended = undefined;
  installation.updatedAt = world.now();
  emit(world, installation, 'unsuspend', sender);
}

/** Adds a repository to a selection or takes it out. */
export function select(
  world: World,
  installation: Installation,
  repository: Repository,
  action: 'added' | 'removed',
  sender: Account,
): void {
  const { repositories } = installation;
  if (repositories.has(repository) === (action === 'added')) return;
  if (action === 'added') repositories.add(repository);
  else repositories.delete(repository);
  installation.updatedAt = world.now();
  const changed = [shortRepository(repository)];
  const payload = {
    repository_selection: installation.selection,
    repositories_added: action === 'added' ? changed : [],
    repositories_removed: action === 'removed' ? changed : [],
    requester: null,
  };
  world.hooks.emit({ event: 'installation_repositories', action, installation, sender, payload });
}

export function issueToken(
  world: World,
  installation: Installation,
  narrowed: Pick<InstallationToken, 'permissions' | 'repositories'>,
): InstallationToken {
  const expiresAt = new Date(world.now().getTime() + tokenHours * 3_600_000);
  const token = { value: newToken('ghs'), installation, expiresAt, ...narrowed };
  world.tokens.set(token.value, token);
  return token;
}
