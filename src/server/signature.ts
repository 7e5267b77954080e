import { Probot } from 'probot';
import type { Credentials } from '../config.ts';

/** Probot knows how GitHub signs; nothing else of it is needed once the App is configured. */
export async function verifierOf(
  credentials: Credentials,
): Promise<(body: string, signature: string) => Promise<boolean>> {
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    logLevel: 'fatal',
  });
  await probot.ready();
  return (body, signature) => probot.webhooks.verify(body, signature);
}
