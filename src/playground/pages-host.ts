import type { Api } from './api/dispatch.ts';
import type { HostedApp, PagesHost } from './pages/host.ts';
import type { GitHubApp } from './state.ts';
import { accountNamed, appNamed, fullName, type World } from './world.ts';

/** What the pages need beside the API. */
export function createPagesHost(world: World, api: Api): PagesHost {
  return {
    url: world.url,
    now: world.now,
    async request(path, init) {
      const { response } = await api(new Request(`${world.url()}${path}`, init));
      return response;
    },
    users: () =>
      [...world.accounts.values()].flatMap(({ login, token }) => (token === undefined ? [] : [{ login, token }])),
    repositories: () =>
      [...world.repositories.values()].toSorted((a, b) => b.id - a.id).map((repository) => fullName(repository)),
    apps: () => [...world.apps.values()].map((app) => hosted(world, app)),
    accountsOf(login) {
      const person = accountNamed(world, login);
      if (!person) return [];
      const own = [...world.accounts.values()].filter(({ members }) => members.get(person) === 'admin');
      return [person.login, ...own.map((account) => account.login)];
    },
    async redeliver(slug, deliveryId) {
      const app = appNamed(world, slug);
      const delivery = app?.deliveries.find(({ id }) => id === deliveryId);
      if (app && delivery) await world.hooks.redeliver(app, delivery);
    },
  };
}

function hosted(world: World, app: GitHubApp): HostedApp {
  const installations = [...world.installations.values()].filter((installation) => installation.app === app);
  const permissions = Object.entries(app.permissions).map(([name, access]) => [name, String(access)] as const);
  return {
    slug: app.slug,
    name: app.name,
    permissions: Object.fromEntries(permissions),
    events: app.events,
    webhookUrl: app.webhookUrl ?? '',
    installations: installations.map(({ id, account, suspended, selection, repositories }) => ({
      id,
      account: account.login,
      suspended: suspended !== undefined,
      repositories: selection === 'all' ? 'all' : [...repositories].map(fullName),
    })),
    deliveries: app.deliveries.toReversed().map((delivery) => ({
      id: delivery.id,
      guid: delivery.guid,
      event: delivery.event,
      action: delivery.action,
      deliveredAt: delivery.deliveredAt,
      redelivery: delivery.redelivery,
      statusCode: delivery.statusCode,
      status: delivery.status,
      duration: delivery.duration,
    })),
  };
}
