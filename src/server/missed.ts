import type { Clock } from '../ports/clock.ts';
import { type Deliveries, ForgeError } from '../ports/forge.ts';
import { type Queue, RetryLater } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Log } from './log.ts';

type Parts = {
  readonly deliveries: Deliveries;
  readonly queue: Pick<Queue, 'known'>;
  readonly store: Pick<Store, 'setting' | 'keepSetting'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Deliveries this young may still be on their way; 60 unless told. */
  readonly youngSeconds?: number | undefined;
};

/** GitHub's listing goes back so far: https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries */
const listedDays = 3;

/** What was refused so often (too large, signed with an old secret) will be refused again. */
const mostRefusals = 5;

/** Where the listing was read to: everything that was sent before is known, or given up. */
const readTo = 'deliveries-read-to';

/**
 * GitHub never delivers again by itself. What its listing names and the inbox has never seen (the server was away, or an
 * embedded database lost its last seconds) is asked for again, each once. The listing is read from where it was read to
 * the last time; from its beginning when `all` of it is to be looked at.
 */
export async function askForMissed(parts: Parts, all = false): Promise<void> {
  try {
    await ask(parts, all);
  } catch (error) {
    if (error instanceof ForgeError) throw new RetryLater(error.retryAfterSeconds, error);
    throw error;
  }
}

/** One delivery with all times that it was sent. */
type Sent = { readonly newest: number; readonly first: string; readonly young: boolean; readonly refusals: number };

async function ask({ deliveries, queue, store, clock, log, youngSeconds = 60 }: Parts, all: boolean): Promise<void> {
  const now = clock.now().getTime();
  const begin = new Date(now - listedDays * 24 * 3600 * 1000).toISOString();
  const kept = all ? undefined : await store.setting(readTo);
  const since = kept !== undefined && kept > begin ? kept : begin;
  const sent = new Map<string, Sent>();
  for await (const { id, guid, deliveredAt, status } of deliveries.since(new Date(since))) {
    const refusals = status >= 400 && status < 500 ? 1 : 0;
    const before = sent.get(guid);
    if (before) sent.set(guid, { ...before, first: deliveredAt, refusals: before.refusals + refusals });
    else {
      const young = now - new Date(deliveredAt).getTime() < youngSeconds * 1000;
      sent.set(guid, { newest: id, first: deliveredAt, young, refusals });
    }
  }
  const known = await queue.known('inbox', [...sent.keys()]);
  const unknown = [...sent].flatMap(([guid, one]) => (known.has(guid) || one.refusals >= mostRefusals ? [] : [one]));
  // The listing begins with the newest; what happened first is to come first.
  const missed = unknown.filter(({ young }) => !young).toReversed();
  const failed = await askForEach(missed, deliveries, log);
  if (missed.length > 0) log.info({ missed: missed.length }, 'missed deliveries were asked for again');
  if (failed) throw failed;
  // What is on its way now, or may be, is looked for again the next time.
  const waiting = unknown.map(({ first }) => new Date(first).getTime());
  await store.keepSetting(readTo, new Date(Math.min(now - youngSeconds * 1000, ...waiting)).toISOString());
}

/**
 * One that fails keeps none of the others waiting, or on a bad day the last would never have their turn.
 * @returns the last that may go well another time
 */
async function askForEach(missed: readonly Sent[], deliveries: Deliveries, log: Log): Promise<ForgeError | undefined> {
  let failed: ForgeError | undefined;
  for (const { newest } of missed) {
    try {
      await deliveries.redeliver(newest);
    } catch (error) {
      if (!(error instanceof ForgeError) || error.kind === 'rate-limited') throw error;
      if (error.kind === 'unavailable') failed = error;
      else log.warn({ delivery: newest, status: error.status }, 'GitHub does not send a missed delivery again');
    }
  }
  return failed;
}
