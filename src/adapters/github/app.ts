import { setTimeout as sleep } from 'node:timers/promises';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import type { RepositoryRef } from '../../coach/learner.ts';
import type { Credentials } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Deliveries, ForgeError } from '../../ports/forge.ts';
import { isForgeError, toForgeError } from './errors.ts';

/** What the App asks about itself, with its own key rather than an installation's token. Throws ForgeError. */
export type GitHubApp = Deliveries & {
  /** Makes the login of its bot. */
  slug(): Promise<string>;
  installations(): Promise<readonly number[]>;
};

const delivery = z.object({ id: z.number(), guid: z.string(), delivered_at: z.string(), status_code: z.number() });

/** A page of the listing has 100; GitHub keeps three days. */
const mostPages = 200;

const tries = 4;
const patienceSeconds = 5;

/** A long listing is not begun anew because one page of it failed, nor are many redeliveries because of one. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const passes = isForgeError(error, 'unavailable', 'rate-limited');
      const pause = passes ? (error.retryAfterSeconds ?? attempt) : Number.POSITIVE_INFINITY;
      if (attempt === tries || pause > patienceSeconds) throw error;
      await sleep(pause * 1000);
    }
  }
}

export function createApp(credentials: Credentials, apiUrl: string | undefined, clock: Clock): GitHubApp {
  const octokit = new Octokit({
    authStrategy: createAppAuth,
    auth: { appId: credentials.appId, privateKey: credentials.privateKey },
    userAgent: 'stagecoach',
    ...(apiUrl && { baseUrl: apiUrl }),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  const call = async <T>(send: () => Promise<T>): Promise<T> => {
    try {
      return await send();
    } catch (error) {
      throw toForgeError(error, clock.now());
    }
  };
  return {
    async slug() {
      const { data } = await call(() => octokit.rest.apps.getAuthenticated());
      if (data?.slug === undefined) throw new ForgeError('unavailable', 'GitHub does not name the App.');
      return data.slug;
    },
    async installations() {
      const found: number[] = [];
      for (let page = 1; ; page += 1) {
        const { data } = await call(() => octokit.rest.apps.listInstallations({ per_page: 100, page }));
        found.push(...data.filter(({ suspended_at }) => !suspended_at).map(({ id }) => id));
        if (data.length < 100) return found;
      }
    },
    async *since(time) {
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const from = { per_page: 100, ...(cursor !== undefined && { cursor }) };
        const answer = await patiently(() => call(() => octokit.rest.apps.listWebhookDeliveries(from)));
        for (const { id, guid, delivered_at, status_code: status } of z.array(delivery).parse(answer.data)) {
          if (new Date(delivered_at) < time) return;
          yield { id, guid, deliveredAt: delivered_at, status };
        }
        cursor = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
        if (cursor === undefined) return;
      }
    },
    async redeliver(id) {
      await patiently(() => call(() => octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: id })));
    },
  };
}

const listedRepositories = z.object({
  repositories: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      private: z.boolean(),
      owner: z.object({ login: z.string(), type: z.string() }),
    }),
  ),
});

/** Every repository that an App is installed on, installation by installation. */
export async function* installedOn(
  app: Pick<GitHubApp, 'installations'>,
  octokitOf: (installation: number) => Pick<Octokit, 'rest'>,
): AsyncGenerator<RepositoryRef> {
  for (const installation of await app.installations()) {
    for (let page = 1; ; page += 1) {
      const { rest } = octokitOf(installation);
      const { data } = await rest.apps.listReposAccessibleToInstallation({ per_page: 100, page });
      const { repositories } = listedRepositories.parse(data);
      for (const { id, name, owner, private: isPrivate } of repositories) {
        const ownerType = owner.type === 'Organization' ? 'Organization' : 'User';
        yield { id, name, owner: owner.login, ownerType, installation, private: isPrivate };
      }
      if (repositories.length < 100) break;
    }
  }
}
