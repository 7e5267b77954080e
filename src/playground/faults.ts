import type { Intercept, Interception } from './api/dispatch.ts';
import type { PlaygroundOptions } from './playground.ts';

/** What went wrong, and how often. */
export type FaultCounts = Readonly<Record<string, number>>;

export type Faults = Required<Pick<PlaygroundOptions, 'intercept' | 'arrivals'>> & {
  /** Nothing goes wrong until `begin`, nor after `end`. */
  begin(): void;
  end(): void;
  readonly counts: FaultCounts;
  /** Webhooks so far, redeliveries not counted. */
  readonly deliveries: () => number;
};

export type FaultShares = {
  /** Of the answers to the App, its tokens' and listings' included. */
  readonly answers: number;
  readonly dropped: number;
  readonly duplicated: number;
  readonly reordered: number;
};

const json = { 'content-type': 'application/json' };
const status = (code: number) => new Response('<html>Unicorn!</html>', { status: code });
const unauthorised = () => new Response(JSON.stringify({ message: 'Bad credentials' }), { status: 401, headers: json });
const limited = (code: number, message: string) =>
  new Response(JSON.stringify({ message }), { status: code, headers: { ...json, 'retry-after': '1' } });

/** Longer than a client waits that gives up after ten seconds. */
const beyondPatienceMs = 11_000;

/** Each as likely as often as it is listed. */
const troubles: readonly (readonly [name: string, what: () => Interception])[] = [
  ['500', () => status(500)],
  ['502', () => status(502)],
  ['503', () => status(503)],
  ['401', unauthorised],
  ['connection dropped', () => 'drop the request'],
  ['connection dropped', () => 'drop the request'],
  ['403 with retry-after', () => limited(403, 'You have exceeded a secondary rate limit.')],
  ['429', () => limited(429, 'Too many requests.')],
  ['done, answer lost', () => 'lose the answer'],
  ['done, answer lost', () => 'lose the answer'],
  ['done, but 504', () => ({ done: status(504) })],
  ['done, but 502', () => ({ done: status(502) })],
];

/** So rarely is an answer withheld until the client gives up: each time costs it ten seconds. */
const withheldOnceIn = 100;

/** How late a webhook may be that others overtake. */
const latestMs = 3000;

/**
 * The bad days of GitHub and the network, all at once: answers that are faults, webhooks that are lost, come twice or
 * late. Only the App suffers: people's calls are left alone.
 * @param below a random whole number from 0 to its argument - 1
 */
export function createFaults(below: (limit: number) => number, shares: FaultShares): Faults {
  const counts: Record<string, number> = {};
  const happens = (share: number) => below(1_000_000) < share * 1_000_000;
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  let bad = false;
  let deliveries = 0;
  const intercept: Intercept = ({ actor }) => {
    if (!bad || (actor !== 'installation' && actor !== 'app') || !happens(shares.answers)) return undefined;
    if (below(withheldOnceIn) === 0) {
      count('done, answer withheld');
      return { done: 'lose the answer', afterMs: beyondPatienceMs };
    }
    const [name, what] = troubles[below(troubles.length)] ?? ['500', () => status(500)];
    count(name);
    return what();
  };
  return {
    counts,
    intercept,
    deliveries: () => deliveries,
    arrivals({ redelivery }) {
      if (!redelivery) deliveries += 1;
      if (!bad) return [0];
      if (happens(shares.dropped)) {
        count('delivery dropped');
        return [];
      }
      const late = happens(shares.reordered);
      const twice = happens(shares.duplicated);
      if (late) count('delivery late');
      if (twice) count('delivery twice');
      const first = late ? below(latestMs) : 0;
      return twice ? [first, below(latestMs)] : [first];
    },
    begin() {
      bad = true;
    },
    end() {
      bad = false;
    },
  };
}
