import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { installationOf, simpleOrganization, simpleUser } from '../present/accounts.ts';
import { repositoryOf } from '../present/repositories.ts';
import type { Account, Delivery, GitHubApp, Installation, Repository } from '../state.ts';
import { nodeId, reaches, type World } from '../world.ts';
import { post } from './post.ts';

type Emission = {
  readonly event: string;
  readonly action?: string;
  readonly repository?: Repository;
  /** Of `installation` events, which concern one installation as a whole. */
  readonly installation?: Installation;
  readonly sender: Account;
  /** What this event alone carries. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** `check_suite.requested` and what is re-requested reach only the App that the suite is of. */
  readonly only?: GitHubApp;
};

export type Hooks = {
  /** Sends a webhook to every App that gets it; payloads are taken as they are now. */
  readonly emit: (emission: Emission) => void;
  /** Greets an App whose webhook was set up. */
  readonly ping: (app: GitHubApp) => void;
  /** An earlier delivery once more, under the same GUID. */
  readonly redeliver: (app: GitHubApp, delivery: Delivery) => Promise<void>;
  /** Counts `work` as something that `idle` waits for. */
  readonly track: (work: Promise<unknown>) => void;
  /** Resolves when no delivery and nothing tracked is under way. */
  readonly idle: () => Promise<void>;
};

/**
 * The permission without which an App cannot subscribe to an event
 * (https://docs.github.com/webhooks/webhook-events-and-payloads, "Availability for GitHub Apps").
 */
const permissions: Readonly<Record<string, readonly (keyof GitHubApp['permissions'])[]>> = {
  push: ['contents'],
  status: ['statuses'],
  check_run: ['checks'],
  check_suite: ['checks'],
  issues: ['issues'],
  issue_comment: ['issues', 'pull_requests'],
  pull_request: ['pull_requests'],
  pull_request_review: ['pull_requests'],
  pull_request_review_comment: ['pull_requests'],
  repository: [],
};

/** These reach every App: https://docs.github.com/apps/creating-github-apps/registering-a-github-app/using-webhooks-with-github-apps */
const always = ['installation', 'installation_repositories', 'ping'];

function wants(app: GitHubApp, event: string): boolean {
  if (always.includes(event)) return true;
  const needed = permissions[event] ?? [];
  return app.events.includes(event) && (needed.length === 0 || needed.some((name) => app.permissions[name]));
}

function receivers(world: World, { event, repository, installation, only }: Emission): readonly Installation[] {
  if (installation) return [installation];
  return [...world.installations.values()].filter(({ app, suspended, ...rest }) => {
    if (suspended || !wants(app, event) || (only && only !== app)) return false;
    return repository !== undefined && reaches({ app, suspended, ...rest }, repository);
  });
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#webhook-payload-object-common-properties */
function payloadOf(world: World, { action, repository, payload, sender, ...emission }: Emission, to: Installation) {
  const owner = repository?.owner ?? to.account;
  return {
    ...(action !== undefined && { action }),
    ...payload,
    ...(repository && { repository: payload.repository ?? repositoryOf(world, repository) }),
    ...(owner.type === 'Organization' && { organization: simpleOrganization(world, owner) }),
    sender: simpleUser(world, sender),
    installation: emission.installation
      ? installationOf(world, to)
      : { id: to.id, node_id: nodeId('IntegrationInstallation', to.id) },
  };
}

export type HookOptions = {
  /** Told every payload, to hold it against GitHub's description. */
  readonly report: (event: string, payload: unknown) => void;
  /** After how many milliseconds each copy of a delivery arrives; none: it is lost, and GitHub counts it as failed. */
  readonly arrivals: (hook: Message) => readonly number[];
  readonly timeoutMs: number;
};

/** Larger payloads are not sent: https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const largestPayload = 25 * 1024 * 1024;

export function createHooks(world: () => World, { report, arrivals, timeoutMs }: HookOptions): Hooks {
  const pending = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>) => {
    pending.add(work);
    const done = () => pending.delete(work);
    work.then(done, done);
  };

  async function send(app: GitHubApp, message: Message): Promise<void> {
    if (app.webhookUrl === undefined || message.payload.length > largestPayload) return;
    const deliveredAt = world().now();
    const delays = arrivals(message);
    const arrive = async (delay: number) => {
      if (delay > 0) await sleep(delay);
      return post(app, app.webhookUrl, message, timeoutMs);
    };
    const [first] = await Promise.all(delays.map(arrive));
    const sent = first ?? (await post(app, undefined, message, timeoutMs));
    app.deliveries.push({ ...message, ...sent, id: world().nextId(), deliveredAt });
  }

  function begin(app: GitHubApp, event: string, payload: object, about: Pick<Message, 'installation' | 'repository'>) {
    const text = JSON.stringify(payload);
    const action = 'action' in payload ? String(payload.action) : null;
    report(event, JSON.parse(text));
    track(send(app, { ...about, guid: randomUUID(), event, action, redelivery: false, payload: text }));
  }

  return {
    emit(emission) {
      for (const to of receivers(world(), emission)) {
        const about = { installation: to.id, repository: emission.repository?.id ?? null };
        begin(to.app, emission.event, payloadOf(world(), emission, to), about);
      }
    },
    ping: (app) => begin(app, 'ping', pingOf(app), { installation: null, repository: null }),
    async redeliver(app, { guid, event, action, installation, repository, payload }) {
      const work = send(app, { guid, event, action, installation, repository, payload, redelivery: true });
      track(work);
      await work;
    },
    track,
    async idle() {
      while (pending.size > 0) await Promise.allSettled(pending);
    },
  };
}

export type Message = Pick<
  Delivery,
  'guid' | 'event' | 'action' | 'installation' | 'repository' | 'redelivery' | 'payload'
>;

/** Sent when a webhook is set up: https://docs.github.com/webhooks/webhook-events-and-payloads#ping */
function pingOf(app: GitHubApp) {
  const at = app.createdAt.toISOString();
  return {
    zen: 'Keep it logically awesome.',
    hook_id: app.hookId,
    hook: {
      type: 'App',
      id: app.hookId,
      name: 'web',
      active: true,
      events: [...app.events],
      config: { content_type: 'json', insecure_ssl: '0', secret: '********', url: app.webhookUrl },
      created_at: at,
      updated_at: at,
      app_id: app.id,
    },
  };
}
