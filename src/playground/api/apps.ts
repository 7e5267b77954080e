import { install, issueToken, select, suspend, uninstall, unsuspend } from '../acts/installations.ts';
import type { Actor } from '../auth.ts';
import type { AppPermissions, Schemas } from '../openapi/types.ts';
import { installationOf, integration, iso } from '../present/accounts.ts';
import { repositoryOf } from '../present/repositories.ts';
import { found, notFound, Refusal } from '../refusal.ts';
import type { Delivery, GitHubApp, Installation, Repository } from '../state.ts';
import {
  accountNamed,
  appNamed,
  atLeast,
  fullName,
  installationOn,
  repositoriesOf,
  repositoryNamed,
  roleOf,
  type World,
} from '../world.ts';
import { installPage } from './dispatch.ts';
import { type AnswerOf, accepted, created, noContent, type Operation, ok, operation, paged } from './operation.ts';

function appOf(actor: Actor): GitHubApp {
  if (actor.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
  return actor.app;
}

function own(world: World, actor: Actor, id: string): Installation {
  const installation = found(world.installations.get(Number(id)));
  if (installation.app !== appOf(actor)) throw notFound();
  return installation;
}

const itself = operation('GET /app', ({ world, actor }) => {
  const app = appOf(actor);
  const installed = [...world.installations.values()].filter((installation) => installation.app === app);
  return ok({ ...integration(world, app), installations_count: installed.length });
});

const bySlug = operation('GET /apps/{app_slug}', ({ world, params }) =>
  ok(integration(world, found(appNamed(world, params.app_slug)))),
);

type Listed = AnswerOf<'GET /app/installations'>[number];

const installations = operation('GET /app/installations', (call) => {
  const app = appOf(call.actor);
  const all = [...call.world.installations.values()].filter((installation) => installation.app === app);
  // The description makes an account a person and an enterprise at once.
  return paged(call, all, (installation) => installationOf(call.world, installation) as unknown as Listed);
});

const oneInstallation = operation('GET /app/installations/{installation_id}', ({ world, actor, params }) =>
  ok(installationOf(world, own(world, actor, params.installation_id))),
);

const removeInstallation = operation('DELETE /app/installations/{installation_id}', ({ world, actor, params }) => {
  uninstall(world, own(world, actor, params.installation_id), appOf(actor).bot);
  return noContent();
});

const suspendInstallation = operation('PUT /app/installations/{installation_id}/suspended', (call) => {
  suspend(call.world, own(call.world, call.actor, call.params.installation_id), undefined, appOf(call.actor).bot);
  return noContent();
});

const unsuspendInstallation = operation('DELETE /app/installations/{installation_id}/suspended', (call) => {
  unsuspend(call.world, own(call.world, call.actor, call.params.installation_id), appOf(call.actor).bot);
  return noContent();
});

/** A token never has more than the installation: https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
function narrowedPermissions(granted: AppPermissions, wanted: AppPermissions | undefined): AppPermissions {
  if (!wanted) return granted;
  const allowed = granted as Readonly<Record<string, string>>;
  for (const [name, access] of Object.entries(wanted)) {
    if (allowed[name] !== access && !(allowed[name] === 'write' && access === 'read')) {
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return wanted;
}

const accessToken = operation('POST /app/installations/{installation_id}/access_tokens', (call) => {
  const { world, actor, params, body } = call;
  const installation = own(world, actor, params.installation_id);
  if (installation.suspended) throw new Refusal(403, 'This installation has been suspended');
  const repositories = narrowedRepositories(world, installation, body?.repository_ids, body?.repositories);
  const permissions = narrowedPermissions(installation.app.permissions, body?.permissions);
  const token = issueToken(world, installation, { permissions, repositories });
  return created({
    token: token.value,
    expires_at: iso(token.expiresAt),
    permissions,
    repository_selection: repositories ? 'selected' : installation.selection,
    ...(repositories && { repositories: [...repositories].map((one) => repositoryOf(world, one)) }),
  });
});

function narrowedRepositories(
  world: World,
  installation: Installation,
  ids: readonly number[] | undefined,
  names: readonly string[] | undefined,
): ReadonlySet<Repository> | undefined {
  if (!ids && !names) return undefined;
  const all = repositoriesOf(world, installation);
  const chosen = all.filter(({ id, name }) => ids?.includes(id) || names?.includes(name));
  if (chosen.length < (ids?.length ?? 0) + (names?.length ?? 0)) {
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  return new Set(chosen);
}

const tokenRepositories = operation('GET /installation/repositories', async (call) => {
  const { world, actor } = call;
  if (actor.kind !== 'installation') throw new Refusal(403, 'You must authenticate with an installation access token');
  const all = actor.token.repositories ? [...actor.token.repositories] : repositoriesOf(world, actor.installation);
  const { body, headers } = await paged(call, all, (repository) => repositoryOf(world, repository));
  const answer = { total_count: all.length, repositories: body, repository_selection: actor.installation.selection };
  return { ...ok(answer), ...(headers && { headers }) };
});

const onRepository = operation('GET /repos/{owner}/{repo}/installation', ({ world, actor, repository }) => {
  const installation = found(installationOn(world, appOf(actor), repository.owner));
  if (!repositoriesOf(world, installation).includes(repository)) throw notFound();
  return ok(installationOf(world, installation));
});

const onAccount = (world: World, actor: Actor, login: string) =>
  ok(installationOf(world, found(installationOn(world, appOf(actor), found(accountNamed(world, login))))));

const onUser = operation('GET /users/{username}/installation', ({ world, actor, params }) =>
  onAccount(world, actor, params.username),
);
const onOrganization = operation('GET /orgs/{org}/installation', ({ world, actor, params }) =>
  onAccount(world, actor, params.org),
);

const deliveryItem = (delivery: Delivery) =>
  ({
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt.toISOString(),
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installation,
    repository_id: delivery.repository,
  }) satisfies Schemas['hook-delivery-item'];

/** The newest first, a cursor in `Link`: https://docs.github.com/rest/apps/webhooks#list-deliveries-for-an-app-webhook */
const deliveries = operation('GET /app/hook/deliveries', (call) => {
  const app = appOf(call.actor);
  const size = Math.min(100, Number(call.query.get('per_page')) || 30);
  const cursor = Number((call.query.get('cursor') ?? '').replace(/^v1_/, '')) || Number.POSITIVE_INFINITY;
  const wanted = call.query.get('status');
  const all = app.deliveries
    .toReversed()
    .filter(({ id }) => id < cursor)
    .filter(({ statusCode }) => !wanted || (statusCode >= 200 && statusCode < 400) === (wanted === 'success'));
  const page = all.slice(0, size);
  const next = new URL(call.url);
  next.searchParams.set('cursor', `v1_${page.at(-1)?.id}`);
  const headers: Record<string, string> = all.length > size ? { link: `<${next}>; rel="next"` } : {};
  return { ...ok(page.map(deliveryItem)), headers };
});

const deliveryOf = (actor: Actor, id: string): Delivery =>
  found(appOf(actor).deliveries.find((delivery) => delivery.id === Number(id)));

const oneDelivery = operation('GET /app/hook/deliveries/{delivery_id}', ({ actor, params }) => {
  const delivery = deliveryOf(actor, params.delivery_id);
  return ok({
    ...deliveryItem(delivery),
    url: appOf(actor).webhookUrl ?? '',
    request: { headers: delivery.requestHeaders, payload: JSON.parse(delivery.payload) },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  });
});

const redeliver = operation('POST /app/hook/deliveries/{delivery_id}/attempts', ({ world, actor, params }) => {
  world.hooks.track(world.hooks.redeliver(appOf(actor), deliveryOf(actor, params.delivery_id)));
  return accepted({});
});

/** What the pages of https://docs.github.com/apps/using-github-apps/installing-your-own-github-app do. */
const installOnPage: Operation = {
  name: installPage,
  handle: async (call) => {
    const { world, body, params } = call as unknown as { world: World; body: unknown; params: { app_slug: string } };
    const wanted = body as { account?: string; repository_selection?: string; repositories?: readonly string[] };
    const account = found(accountNamed(world, wanted.account ?? ''));
    const { account: sender } = call.by();
    if (account !== sender && account.members.get(sender) !== 'admin')
      throw new Refusal(403, 'Must have admin rights.');
    const chosen = (wanted.repositories ?? []).map((name) => {
      const [owner = '', repo = ''] = name.split('/');
      const repository = found(repositoryNamed(world, owner, repo));
      if (repository.owner !== account) throw new Refusal(422, `${fullName(repository)} is not ${account.login}'s`);
      return repository;
    });
    const all = wanted.repository_selection === 'all';
    const installation = install(world, found(appNamed(world, params.app_slug)), account, all ? 'all' : chosen, sender);
    return created(installationOf(world, installation));
  },
};

/** Only who administers the account may choose its repositories. */
function selection(action: 'added' | 'removed') {
  return (call: {
    readonly world: World;
    readonly by: () => { readonly account: Parameters<typeof roleOf>[0] & object };
    readonly params: { readonly installation_id: string; readonly repository_id: string };
  }) => {
    const installation = found(call.world.installations.get(Number(call.params.installation_id)));
    const repository = found(call.world.repositories.get(Number(call.params.repository_id)));
    const { account } = call.by();
    if (repository.owner !== installation.account || !atLeast(roleOf(account, repository), 'admin')) throw notFound();
    if (installation.selection === 'all') throw new Refusal(422, 'The installation covers all repositories');
    select(call.world, installation, repository, action, account);
    return noContent();
  };
}

export const appOperations: readonly Operation[] = [
  itself,
  bySlug,
  installations,
  oneInstallation,
  removeInstallation,
  suspendInstallation,
  unsuspendInstallation,
  accessToken,
  tokenRepositories,
  onRepository,
  onUser,
  onOrganization,
  deliveries,
  oneDelivery,
  redeliver,
  installOnPage,
  operation('PUT /user/installations/{installation_id}/repositories/{repository_id}', selection('added')),
  operation('DELETE /user/installations/{installation_id}/repositories/{repository_id}', selection('removed')),
];
