import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { Credentials } from '../../config.ts';
import type { Budgets } from './budgets.ts';

/** Called after each answer of the API: route template, status (0: no answer). */
export type OnCall = (route: string, status: number) => void;

/**
 * Octokits that act as an installation, kept with their tokens. They pay for every call out of the installation's budget.
 * They neither throttle nor retry: the outbox and the queue do that, so that an idle server posts at once.
 */
export function createInstallations(
  credentials: Credentials,
  apiUrl: string | undefined,
  onCall: OnCall,
  budgets: Pick<Budgets, 'pay'>,
): (installation: number) => Octokit {
  const known = new Map<number, Octokit>();
  return (installation) => {
    const kept = known.get(installation);
    if (kept) return kept;
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
      const status = 'status' in error ? Number(error.status) : 0;
      onCall(`${options.method} ${options.url}`, status);
      // Its token was revoked, or our clock is wrong about its end: the next one who asks gets another.
      if (status === 401) known.delete(installation);
      throw error;
    });
    // The last hook stands outermost: what is not paid for never was a call. A token is the App's own request, made while
    // another one is under way.
    octokit.hook.wrap('request', (request, options) =>
      options.url.startsWith('/app/')
        ? request(options)
        : budgets.pay(installation, options, async () => request(options)),
    );
    known.set(installation, octokit);
    return octokit;
  };
}
