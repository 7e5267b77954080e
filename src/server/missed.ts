import type { Clock } from '../ports/clock.ts';
import { type Deliveries, ForgeError } from '../ports/forge.ts';
import { type Queue, RetryLater } from '../ports/queue.ts';
import type { Log } from './log.ts';

type Parts = { readonly deliveries: Deliveries; readonly queue: Queue; readonly clock: Clock; readonly log: Log };

/** GitHub's listing goes back so far: https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries */
const listedDays = 3;

/** Deliveries this young may still be on their way. */
const youngSeconds = 60;
/** What was refused so often (too large, signed with an old secret) will be refused again. */
const mostTries = 5;

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
  const sent = new Map<string, { readonly newest: number; readonly times: number }>();
  for await (const { id, guid, deliveredAt } of deliveries.since(new Date(now - listedDays * 24 * 3600 * 1000))) {
    const young = now - new Date(deliveredAt).getTime() < youngSeconds * 1000;
    const before = sent.get(guid);
    if (before) sent.set(guid, { ...before, times: before.times + 1 });
    else sent.set(guid, { newest: id, times: young ? Number.POSITIVE_INFINITY : 1 });
  }
  const known = await queue.known('inbox', [...sent.keys()]);
  // The listing begins with the newest; what happened first is to come first.
  const missed = [...sent].filter(([guid, { times }]) => !known.has(guid) && times <= mostTries).toReversed();
  for (const [, { newest }] of missed) await deliveries.redeliver(newest);
  if (missed.length > 0) log.info({ missed: missed.length }, 'missed deliveries were asked for again');
}
