import type { Actor } from './auth.ts';
import { Refusal } from './refusal.ts';
import type { Installation } from './state.ts';

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export type Limits = {
  /** Requests an hour of one installation, person or, without a token, all together; `github`: as many as GitHub grants. */
  readonly primary: number | 'github';
  readonly contentPerMinute: number;
  readonly contentPerHour: number;
  readonly concurrent: number;
  /** A read is one point, a write five. */
  readonly pointsPerMinute: number;
};

export const githubLimits: Limits = {
  primary: 'github',
  contentPerMinute: 80,
  contentPerHour: 500,
  concurrent: 100,
  pointsPerMinute: 900,
};

const grants = { least: 5000, most: 12_500, anonymous: 60, over: 20, each: 50 } as const;

/** An installation's hour grows with each repository, and each user of its organisation, over twenty. */
function grantedTo(actor: Actor, sizeOf: (installation: Installation) => number): number {
  if (actor.kind === 'anonymous') return grants.anonymous;
  if (actor.kind !== 'installation') return grants.least;
  const more = (count: number) => grants.each * Math.max(0, count - grants.over);
  return Math.min(
    grants.most,
    grants.least + more(sizeOf(actor.installation)) + more(actor.installation.account.members.size),
  );
}

const minute = 60_000;
const hour = 60 * minute;

type Spent = {
  /** When the hour of the primary limit ends. */
  reset: number;
  used: number;
  underWay: number;
  /** Refused without notice until then. */
  closedUntil: number;
  content: number[];
  points: { readonly at: number; readonly cost: number }[];
};

export type Meter = {
  /** Counts a request. @returns the headers that its answer carries @throws Refusal 403 past a limit */
  readonly begin: (actor: Actor, method: string, path: string) => Readonly<Record<string, string>>;
  readonly end: (actor: Actor) => void;
  /** As `GET /rate_limit` says it. */
  readonly standing: (actor: Actor) => { limit: number; used: number; remaining: number; reset: number };
};

const keyOf = (actor: Actor): string => {
  if (actor.kind === 'installation') return `installation ${actor.installation.id}`;
  if (actor.kind === 'user') return `user ${actor.account.id}`;
  return actor.kind === 'app' ? `app ${actor.app.id}` : 'anonymous';
};

const createsContent = (method: string, path: string) =>
  (method === 'POST' || method === 'PUT') && /^\/repo/.test(path);

type Surroundings = {
  /** How many repositories an installation covers; those of its selection unless told. */
  readonly sizeOf?: (installation: Installation) => number;
  /** Asked at each request: whether GitHub refuses it, and all for a minute, for a reason that it does not tell. */
  readonly unannounced?: () => boolean;
};

/** Counts always; refuses only what `limits` names. */
export function createMeter(limits: Partial<Limits>, now: () => Date, around: Surroundings = {}): Meter {
  const { sizeOf = ({ repositories }) => repositories.size, unannounced = () => false } = around;
  const accounts = new Map<string, Spent>();
  const spentBy = (actor: Actor): Spent => {
    const key = keyOf(actor);
    const at = now().getTime();
    const known = accounts.get(key) ?? {
      reset: at + hour,
      used: 0,
      underWay: 0,
      closedUntil: 0,
      content: [],
      points: [],
    };
    if (known.reset <= at) Object.assign(known, { reset: at + hour, used: 0 });
    known.content = known.content.filter((one) => one > at - hour);
    known.points = known.points.filter((one) => one.at > at - minute);
    accounts.set(key, known);
    return known;
  };
  const standing: Meter['standing'] = (actor) => {
    const { used, reset } = spentBy(actor);
    const limit =
      limits.primary === undefined || limits.primary === 'github' ? grantedTo(actor, sizeOf) : limits.primary;
    return { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(reset / 1000) };
  };
  const headersOf = (actor: Actor) => {
    const { limit, used, remaining, reset } = standing(actor);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-used': String(used),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': String(reset),
      'x-ratelimit-resource': 'core',
    };
  };

  function refuse(actor: Actor, spent: Spent, method: string, path: string): void {
    const at = now().getTime();
    if (limits.primary !== undefined && standing(actor).remaining === 0) {
      throw new Refusal(403, `API rate limit exceeded for ${keyOf(actor)}.`, { headers: headersOf(actor) });
    }
    const lately = spent.content.filter((one) => one > at - minute).length;
    const content = createsContent(method, path);
    const points = spent.points.reduce((sum, { cost }) => sum + cost, costOf(method));
    const over =
      spent.underWay >= (limits.concurrent ?? Number.POSITIVE_INFINITY) ||
      (content && lately >= (limits.contentPerMinute ?? Number.POSITIVE_INFINITY)) ||
      (content && spent.content.length >= (limits.contentPerHour ?? Number.POSITIVE_INFINITY)) ||
      points > (limits.pointsPerMinute ?? Number.POSITIVE_INFINITY);
    if (unannounced()) spent.closedUntil = at + minute;
    if (over || spent.closedUntil > at) throw secondaryLimit(headersOf(actor));
  }

  return {
    begin(actor, method, path) {
      const spent = spentBy(actor);
      if (path === '/rate_limit') {
        spent.underWay += 1;
        return headersOf(actor);
      }
      refuse(actor, spent, method, path);
      spent.used += 1;
      spent.underWay += 1;
      spent.points.push({ at: now().getTime(), cost: costOf(method) });
      if (createsContent(method, path)) spent.content.push(now().getTime());
      return headersOf(actor);
    },
    end(actor) {
      spentBy(actor).underWay -= 1;
    },
    standing,
  };
}

const costOf = (method: string): number => (method === 'GET' || method === 'HEAD' ? 1 : 5);

/** GitHub refuses like this without notice as well. */
export const secondaryLimit = (headers: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
    headers: { ...headers, 'retry-after': '60' },
  });
