import { createCi, type RunCi } from './ci.ts';
import { createArchives } from './git/archives.ts';
import type { Account, GitHubApp } from './state.ts';
import { createHooks, type HookOptions } from './webhooks/hooks.ts';
import type { World } from './world.ts';

export type WorldOptions = {
  readonly url: () => string;
  readonly now: () => Date;
  readonly dir: string;
  readonly ci: RunCi | undefined;
  readonly hooks: HookOptions;
};

/** An empty GitHub, but for GitHub itself and its Actions. */
export function createWorld({ url, now, dir, ci, hooks }: WorldOptions): World {
  let lastId = 1000;
  let actions: GitHubApp | undefined;
  const world: World = {
    url,
    now,
    dir,
    nextId: () => ++lastId,
    accounts: new Map(),
    apps: new Map(),
    installations: new Map(),
    tokens: new Map(),
    repositories: new Map(),
    formerNames: new Map(),
    archives: createArchives(now),
    hooks: createHooks(() => world, hooks),
    ci: createCi(
      () => world,
      () => {
        actions ??= actionsApp(world);
        return actions;
      },
      ci,
    ),
  };
  return world;
}

export function newAccount(
  world: World,
  login: string,
  type: Account['type'],
  more: { readonly name?: string; readonly email?: string; readonly token?: string } = {},
): Account {
  const id = world.nextId();
  const account: Account = {
    id,
    login,
    type,
    name: more.name ?? null,
    // https://docs.github.com/en/account-and-profile/reference/email-addresses-reference#your-noreply-email-address
    email: more.email ?? `${id}+${login}@users.noreply.github.com`,
    token: more.token,
    members: new Map(),
    createdAt: world.now(),
  };
  world.accounts.set(id, account);
  return account;
}

/** GitHub Actions, as far as check runs show it; it is in no list, because nobody installs it. */
function actionsApp(world: World): GitHubApp {
  return {
    id: 15_368,
    slug: 'github-actions',
    name: 'GitHub Actions',
    clientId: 'Iv1.github-actions',
    owner: newAccount(world, 'github', 'Organization'),
    bot: newAccount(world, 'github-actions[bot]', 'Bot'),
    publicKey: '',
    webhookSecret: '',
    webhookUrl: undefined,
    hookId: 0,
    permissions: { actions: 'write', checks: 'write', contents: 'write', metadata: 'read' },
    events: [],
    createdAt: world.now(),
    deliveries: [],
  };
}
