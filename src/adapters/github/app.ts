import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { z } from 'zod';
import type { Credentials } from '../../config.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Deliveries, ForgeError } from '../../ports/forge.ts';
import { toForgeError } from './errors.ts';

/** What the App asks about itself, with its own key rather than an installation's token. Throws ForgeError. */
export type GitHubApp = Deliveries & {
  /** Makes the login of its bot. */
  slug(): Promise<string>;
};

const delivery = z.object({ id: z.number(), guid: z.string(), delivered_at: z.string() });

/** A page of the listing has 100; GitHub keeps three days. */
const mostPages = 200;

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
    async *since(time) {
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await call(() =>
          octokit.rest.apps.listWebhookDeliveries({ per_page: 100, ...(cursor !== undefined && { cursor }) }),
        );
        for (const { id, guid, delivered_at } of z.array(delivery).parse(answer.data)) {
          if (new Date(delivered_at) < time) return;
          yield { id, guid, deliveredAt: delivered_at };
        }
        cursor = /[?&]cursor=([^&>]+)[^>]*>; rel="next"/.exec(answer.headers.link ?? '')?.[1];
        if (cursor === undefined) return;
      }
    },
    async redeliver(id) {
      await call(() => octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: id }));
    },
  };
}
