import { fullOrganization, privateUser, publicUser, simpleOrganization, simpleUser } from '../present/accounts.ts';
import { found, notFound, Refusal } from '../refusal.ts';
import type { Account } from '../state.ts';
import { accountNamed, type World } from '../world.ts';
import { apiRoot } from './dispatch.ts';
import { noContent, type Operation, ok, operation } from './operation.ts';

function organizationNamed(world: World, login: string): Account {
  const account = found(accountNamed(world, login));
  if (account.type !== 'Organization') throw notFound();
  return account;
}

const myself = operation('GET /user', ({ world, actor }) => {
  if (actor.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
  return ok(privateUser(world, actor.account));
});

const oneUser = operation('GET /users/{username}', ({ world, params }) =>
  ok(publicUser(world, found(accountNamed(world, params.username)))),
);

const oneOrganization = operation('GET /orgs/{org}', ({ world, params }) =>
  ok(fullOrganization(world, organizationNamed(world, params.org))),
);

const member = operation('GET /orgs/{org}/members/{username}', ({ world, params }) => {
  const account = found(accountNamed(world, params.username));
  if (!organizationNamed(world, params.org).members.has(account)) throw notFound();
  return noContent();
});

const membership = operation('GET /orgs/{org}/memberships/{username}', ({ world, params }) => {
  const organization = organizationNamed(world, params.org);
  const account = found(accountNamed(world, params.username));
  const url = `${world.url()}${apiRoot}/orgs/${organization.login}`;
  return ok({
    url: `${url}/memberships/${account.login}`,
    state: 'active',
    role: found(organization.members.get(account)),
    organization_url: url,
    organization: simpleOrganization(world, organization),
    user: simpleUser(world, account),
  });
});

const meta = operation('GET /meta', () => ok({ verifiable_password_authentication: false }));
const versions = operation('GET /versions', () => ok(['2022-11-28']));

const rateLimit = operation('GET /rate_limit', ({ rate }) =>
  ok({ resources: { core: rate(), search: { ...rate(), limit: 30 } }, rate: rate() }),
);

export const accountOperations: readonly Operation[] = [
  myself,
  oneUser,
  oneOrganization,
  member,
  membership,
  meta,
  versions,
  rateLimit,
];
