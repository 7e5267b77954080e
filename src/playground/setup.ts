import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { install, select, suspend, uninstall, unsuspend } from './acts/installations.ts';
import { deleteIssue } from './acts/issues.ts';
import { createRepository } from './acts/repositories.ts';
import { newAccount } from './create-world.ts';
import type { AppCredentials, NewApp, Setup } from './playground.ts';
import type { Account, GitHubApp, Installation, Repository } from './state.ts';
import { accountNamed, appNamed, newToken, repositoryNamed, type World } from './world.ts';

const newKeyPair = promisify(generateKeyPair);

/** What was named is there, or the test or demo that named it is wrong. */
function known<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`The playground has no ${what}.`);
  return thing;
}

/** What people do on GitHub's pages and not by its API: accounts, Apps, installations. */
export function createSetup(world: World): Setup {
  const account = (login: string): Account => known(accountNamed(world, login), `account ${login}`);
  const app = (slug: string): GitHubApp => known(appNamed(world, slug), `App ${slug}`);
  const installation = (id: number): Installation => known(world.installations.get(id), `installation ${id}`);
  const repository = (fullName: string): Repository => {
    const [owner = '', name = ''] = fullName.split('/');
    return known(repositoryNamed(world, owner, name), `repository ${fullName}`);
  };
  const free = (login: string) => {
    if (accountNamed(world, login)) throw new Error(`The playground has an account ${login} already.`);
  };

  return {
    addUser(login, more = {}) {
      free(login);
      const token = newToken('ghp');
      const { id, email } = newAccount(world, login, 'User', { ...more, token });
      return { id, token, email };
    },
    addOrganization(login, admins, members = []) {
      free(login);
      const organization = newAccount(world, login, 'Organization');
      for (const member of members) organization.members.set(account(member), 'member');
      for (const admin of admins) organization.members.set(account(admin), 'admin');
      return { id: organization.id };
    },
    addApp: (wanted) => addApp(world, account(wanted.owner), wanted),
    setWebhookUrl(slug, url) {
      app(slug).webhookUrl = url;
      world.hooks.ping(app(slug));
    },
    async addRepository(fullName, more = {}) {
      const [owner = '', name = ''] = fullName.split('/');
      const by = { account: account(owner), app: undefined };
      const { id } = await createRepository(world, by, { ...more, owner: by.account, name });
      return { id };
    },
    install(slug, login, repositories) {
      const chosen = repositories === 'all' ? 'all' : repositories.map(repository);
      return install(world, app(slug), account(login), chosen, sender(account(login))).id;
    },
    changeInstallation(id, change) {
      const by = sender(installation(id).account);
      if (change === 'delete') uninstall(world, installation(id), by);
      else if (change === 'suspend') suspend(world, installation(id), by, by);
      else unsuspend(world, installation(id), by);
    },
    selectRepository(id, fullName, action) {
      select(world, installation(id), repository(fullName), action, sender(installation(id).account));
    },
    async deleteIssue(fullName, number, by) {
      const issue = known(repository(fullName).issues.get(number), `issue ${fullName}#${number}`);
      await deleteIssue(world, issue, { account: account(by), app: undefined });
    },
    approveWorkflows: (fullName, sha) => world.ci.approve(repository(fullName), sha),
  };
}

/** An organization does nothing itself: its first administrator does. */
function sender(account: Account): Account {
  const admin = [...account.members].find(([, role]) => role === 'admin');
  return admin?.[0] ?? account;
}

async function addApp(world: World, owner: Account, wanted: NewApp): Promise<AppCredentials> {
  if (appNamed(world, wanted.slug)) throw new Error(`The playground has an App ${wanted.slug} already.`);
  const { publicKey, privateKey } = await newKeyPair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const app: GitHubApp = {
    id: world.nextId(),
    slug: wanted.slug,
    name: wanted.name ?? wanted.slug,
    clientId: `Iv23li${randomBytes(7).toString('hex')}`,
    owner,
    bot: newAccount(world, `${wanted.slug}[bot]`, 'Bot'),
    publicKey,
    webhookSecret: randomBytes(20).toString('hex'),
    webhookUrl: wanted.webhookUrl,
    hookId: world.nextId(),
    // Every App may read metadata.
    permissions: { ...wanted.permissions, metadata: 'read' },
    events: [...wanted.events],
    createdAt: world.now(),
    deliveries: [],
  };
  world.apps.set(app.id, app);
  const { id, slug, clientId, webhookSecret } = app;
  return { id, slug, clientId, webhookSecret, privateKey };
}
