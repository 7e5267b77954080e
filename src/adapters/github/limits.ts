import type { Budget, Cost, Urgency } from '../../ports/budget.ts';
import { hour, minute, second, sum } from './spending.ts';

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, of one installation. */
export type Limits = {
  /** The least; GitHub's headers tell when it is more (50 for each repository or user over 20, up to 12,500). */
  readonly callsPerHour: number;
  readonly contentPerMinute: number;
  readonly contentPerHour: number;
  readonly pointsPerMinute: number;
  readonly concurrent: number;
};

export const githubLimits: Limits = {
  callsPerHour: 5000,
  contentPerMinute: 80,
  contentPerHour: 500,
  pointsPerMinute: 900,
  concurrent: 100,
};

/** How many calls one lease makes at once. */
export const callsAtOnce = 2;

/** The part of each limit that background work leaves to those who wait. Of the hour's content it is four reviews. */
const reserved = { calls: 0.1, contentPerMinute: 0.08, contentPerHour: 0.024, points: 0.1, concurrent: 0.2 } as const;

/** New content that background work may make in an hour. */
export const backgroundContent = ({ contentPerHour }: Limits): number =>
  Math.floor(contentPerHour * (1 - reserved.contentPerHour));

export type Window = 'calls-hour' | 'content-minute' | 'content-hour' | 'points-minute' | 'concurrent';

/** One limit as it stands for somebody who asks. */
export type Measured = {
  readonly name: Window;
  /** What may be spent. */
  readonly most: number;
  /** Spent and set aside. */
  readonly used: number;
  readonly of: (cost: Cost) => number;
  /** When how much of it is free again, the earliest first. */
  readonly frees: readonly (readonly [at: number, amount: number])[];
  readonly length: number;
};

type Log = readonly (readonly [at: number, amount: number])[];

/** @param whole whether the reserve may be spent as well @param holds whether the one who asks holds a lease already */
export function windowsOf(
  budget: Budget,
  limits: Limits,
  who: { readonly whole: boolean; readonly holds: boolean },
  now: number,
): readonly Measured[] {
  const { primary, leases } = budget;
  const set = sum(...Object.values(leases));
  const atOnce = Object.keys(leases).length * callsAtOnce;
  const most = (limit: number, kept: number) => Math.floor(who.whole ? limit : limit * (1 - kept));
  const logged = (name: Window, limit: number, of: Measured['of'], log: Log, length: number): Measured => ({
    name,
    most: limit,
    used: log.reduce((all, [, amount]) => all + amount, 0) + of(set),
    of,
    frees: log.map(([at, amount]) => [at + length, amount]),
    length,
  });
  const points: Log = budget.minute.map(([at, amount]) => [at, amount]);
  const content: Log = budget.minute.map(([at, , amount]) => [at, amount]);
  return [
    {
      name: 'calls-hour',
      most: most(primary.limit, reserved.calls),
      used: primary.used + set.calls,
      of: ({ calls }) => calls,
      frees: [[primary.reset, primary.used]],
      length: hour,
    },
    logged('points-minute', most(limits.pointsPerMinute, reserved.points), (cost) => cost.points, points, minute),
    logged(
      'content-minute',
      most(limits.contentPerMinute, reserved.contentPerMinute),
      (cost) => cost.content,
      content,
      minute,
    ),
    logged(
      'content-hour',
      most(limits.contentPerHour, reserved.contentPerHour),
      (cost) => cost.content,
      budget.hour,
      hour,
    ),
    {
      name: 'concurrent',
      most: most(limits.concurrent, reserved.concurrent),
      used: atOnce,
      of: () => (who.holds ? 0 : callsAtOnce),
      frees: [[now + second, atOnce]],
      length: second,
    },
  ];
}

/** What comes to pass of a lease as a rule: those who stand ahead are counted with it. Content is counted as it comes. */
export const expected: Readonly<Record<Urgency, Cost>> = {
  interactive: { calls: 5, points: 17, content: 3 },
  background: { calls: 6, points: 22, content: 4 },
};
