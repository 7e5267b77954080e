import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { Credentials } from '../../config.ts';
import { RecentlyUsed } from '../../recently-used.ts';
import type { Budgets } from './budgets.ts';

/** Called after each answer of the API: route template, status (0: no answer). */
export type OnCall = (route: string, status: number) => void;

/** A request of the App itself: for a token, while another request is under way, or to learn whose a repository is. */
const isAppsOwn = (url: string): boolean => url.startsWith('/app/') || url === '/repos/{owner}/{repo}/installation';

/** Octokits that are kept; another is made, with a token, when it is asked for again. */
const mostKept = 1000;

/**
 * Octokits that act as an installation, kept with their tokens. They pay for every call out of the installation's budget.
 * They neither throttle nor retry: the outbox and the queue do that, so that an idle server posts at once. Only a call
 * whose token is refused is made once more, with another token: GitHub did nothing of it.
 */
export function createInstallations(
  credentials: Credentials,
  apiUrl: string | undefined,
  onCall: OnCall,
  budgets: Pick<Budgets, 'pay'>,
): (installation: number) => Octokit {
  const known = new RecentlyUsed(mostKept, (installation: number) => {
    const octokit = new Octokit({
      authStrategy: createAppAuth,
      auth: { appId: credentials.appId, privateKey: credentials.privateKey, installationId: installation },
      userAgent: 'stagecoach',
      ...(apiUrl && { baseUrl: apiUrl }),
      // Refusals are told by their type, not by the console.
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    });
    octokit.hook.after('request', (response, options) => onCall(`${options.method} ${options.url}`, response.status));
    octokit.hook.error('request', (error, options) => {
      onCall(`${options.method} ${options.url}`, 'status' in error ? Number(error.status) : 0);
      throw error;
    });
    // The last hook stands outermost: what is not paid for never was a call.
    octokit.hook.wrap('request', async (request, options) => {
      if (isAppsOwn(options.url)) return request(options);
      const send = () => budgets.pay(installation, options, async () => request(options));
      try {
        return await send();
      } catch (error) {
        if (!(error instanceof Error) || !('status' in error) || error.status !== 401) throw error;
        // It was revoked, or our clock is wrong about its end.
        await octokit.auth({ type: 'installation', refresh: true });
        return send();
      }
    });
    return octokit;
  });
  return (installation) => known.get(installation);
}
