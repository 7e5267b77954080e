import { createHmac } from 'node:crypto';
import type { Delivery, GitHubApp } from '../state.ts';
import type { Message } from './hooks.ts';

export type Sent = Pick<
  Delivery,
  'requestHeaders' | 'duration' | 'statusCode' | 'status' | 'responseHeaders' | 'responseBody'
>;

/** https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries */
const signed = (hash: 'sha1' | 'sha256', secret: string, payload: string): string =>
  `${hash}=${createHmac(hash, secret).update(payload).digest('hex')}`;

/** https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers */
const headersOf = (app: GitHubApp, { guid, event, payload }: Message): Record<string, string> => ({
  accept: '*/*',
  'content-type': 'application/json',
  'user-agent': 'GitHub-Hookshot/044aadd',
  'x-github-delivery': guid,
  'x-github-event': event,
  'x-github-hook-id': String(app.hookId),
  'x-github-hook-installation-target-id': String(app.id),
  'x-github-hook-installation-target-type': 'integration',
  'x-hub-signature': signed('sha1', app.webhookSecret, payload),
  'x-hub-signature-256': signed('sha256', app.webhookSecret, payload),
});

/** Posts one webhook and says how it went; it never throws. `url` undefined: it does not arrive. */
export async function post(
  app: GitHubApp,
  url: string | undefined,
  message: Message,
  timeoutMs: number,
): Promise<Sent> {
  const requestHeaders = headersOf(app, message);
  const started = performance.now();
  const taken = () => Math.round(performance.now() - started) / 1000;
  try {
    if (url === undefined) throw new Error('lost');
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, {
      method: 'POST',
      headers: requestHeaders,
      body: message.payload,
      signal,
      redirect: 'manual',
    });
    const responseBody = (await answer.text()).slice(0, 10_000);
    return {
      requestHeaders,
      duration: taken(),
      statusCode: answer.status,
      status: answer.ok ? 'OK' : `Invalid HTTP Response: ${answer.status}`,
      responseHeaders: Object.fromEntries(answer.headers),
      responseBody,
    };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const status = late ? 'timed out' : 'failed to connect to host';
    return { requestHeaders, duration: taken(), statusCode: 0, status, responseHeaders: {}, responseBody: '' };
  }
}
