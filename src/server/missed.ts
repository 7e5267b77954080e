import type { Clock } from '../ports/clock.ts';
import { type Deliveries, ForgeError } from '../ports/forge.ts';
import { type Queue, RetryLater } from '../ports/queue.ts';
import type { Log } from './log.ts';

type Parts = { readonly deliveries: Deliveries; readonly queue: Queue; readonly clock: Clock; readonly log: Log };

/** GitHub's listing goes back so far: https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries */
const listedDays = 3;

/** Deliveries this young may still be on their way. */
const youngSeconds = 60;

/**
 * GitHub never delivers again by itself. What its listing names and the inbox has never seen (the server was away, or an
 * embedded database lost its last seconds) is asked for again, each once.
 */
export async function askForMissed(parts: Parts): Promise<void> {
  try {
    await ask(parts);
  } catch (error) {
    if (error instanceof ForgeError) throw new RetryLater(error.retryAfterSeconds ?? 60, error);
    throw error;
  }
}

async function ask({ deliveries, queue, clock, log }: Parts): Promise<void> {
  const now = clock.now().getTime();
  const newest = new Map<string, number>();
  for await (const { id, guid, deliveredAt } of deliveries.since(new Date(now - listedDays * 24 * 3600 * 1000))) {
    const young = now - new Date(deliveredAt).getTime() < youngSeconds * 1000;
    if (!young && !newest.has(guid)) newest.set(guid, id);
  }
  const known = await queue.known('inbox', [...newest.keys()]);
  const missed = [...newest].filter(([guid]) => !known.has(guid));
  for (const [, id] of missed) await deliveries.redeliver(id);
  if (missed.length > 0) log.info({ missed: missed.length }, 'missed deliveries were asked for again');
}
