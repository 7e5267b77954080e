import type { Budget, Cost, Lease, Line, Urgency } from '../../ports/budget.ts';
import { backgroundContent, expected, type Limits, type Measured, type Window, windowsOf } from './limits.ts';
import { current, heard, hour, minute, type Spent, second, spend, sum, type Told, without } from './spending.ts';

/** A lease of a process that vanished counts as spent when it ends. */
export const leaseFor = 2 * minute;
/** Background work that fell behind its pace catches up on so much. */
const slack = 2 * minute;
/** How much the newest piece of work changes what is taken for usual. */
const newest = 1 / 16;

export const nothingSpent = (limits: Limits, now: number): Budget => ({
  primary: { limit: limits.callsPerHour, used: 0, reset: now + hour },
  closedUntil: 0,
  minute: [],
  hour: [],
  leases: {},
  pace: 0,
  usual: { interactive: expected.interactive.content, background: expected.background.content },
  lineUntil: 0,
});

export type Asked = {
  readonly lease: string;
  readonly urgency: Urgency;
  readonly cost: Cost;
  readonly line: Line;
  /** More for work that has begun: it goes on before any other begins, out of the reserve if need be. */
  readonly begun: boolean;
};

/** Milliseconds to wait; 0: the lease is given, or grown. */
type Given = { readonly budget: Budget; readonly wait: number };

/**
 * Gives a lease if no limit of GitHub can be passed by it, whatever others do with theirs: all that was set aside counts
 * as spent until it is known what was. Those who wait in line go first, the interactive ones before the others.
 */
export function ask(stored: Budget, asked: Asked, limits: Limits, now: number): Given {
  const budget = current(stored, now);
  const { lease, urgency, cost, begun } = asked;
  const held = budget.leases[lease];
  const who = { whole: urgency === 'interactive' || begun, holds: held !== undefined };
  const wait = Math.max(
    budget.closedUntil - now,
    ...windowsOf(budget, limits, who, now).map((window) => waitIn(window, asked, budget.usual, now)),
    paceWait(budget, asked, limits, now),
  );
  if (wait > 0) return { budget, wait: Math.ceil(wait) };
  const grown: Lease = { ...sum(cost, held), urgency, until: now + leaseFor, made: held?.made ?? 0 };
  const pace =
    urgency === 'background' ? Math.max(budget.pace, now - slack) + spread(cost.content, limits) : budget.pace;
  return { budget: { ...budget, leases: { ...budget.leases, [lease]: grown }, pace }, wait: 0 };
}

/** What was spent of a lease is known now: from here on it counts in the windows of its own time. */
export function record(
  stored: Budget,
  lease: string,
  spent: readonly Spent[],
  told: Told | undefined,
  now: number,
): Budget {
  const budget = current(stored, now);
  const held = budget.leases[lease];
  const all = sum(...spent);
  const left: Lease | undefined = held && { ...held, ...without(held, all), made: held.made + all.content };
  return heard({ ...spend(budget, spent), leases: left ? { ...budget.leases, [lease]: left } : budget.leases }, told);
}

/** Ends a lease: what is left of it is free again. */
export function settle(
  stored: Budget,
  lease: string,
  spent: readonly Spent[],
  told: Told | undefined,
  limits: Limits,
  now: number,
): Budget {
  const budget = record(stored, lease, spent, told, now);
  const { [lease]: held, ...leases } = budget.leases;
  if (!held) return budget;
  const { usual, pace } = budget;
  const { urgency, made } = held;
  return {
    ...budget,
    leases,
    pace: urgency === 'background' ? pace - spread(held.content, limits) : pace,
    usual: made > 0 ? { ...usual, [urgency]: usual[urgency] + (made - usual[urgency]) * newest } : usual,
  };
}

/** GitHub said to wait. */
export const close = (budget: Budget, until: number): Budget => ({
  ...budget,
  closedUntil: Math.max(budget.closedUntil, until),
});

/** What may still be spent in each window; nothing while GitHub has us wait. */
export function left(stored: Budget, limits: Limits, now: number): readonly (readonly [Window, number])[] {
  const budget = current(stored, now);
  const open = budget.closedUntil <= now;
  return windowsOf(budget, limits, { whole: true, holds: false }, now).map(({ name, most, used }) => [
    name,
    open ? Math.max(0, most - used) : 0,
  ]);
}

/** How long until what is asked for fits, and what those ahead will take. */
function waitIn(window: Measured, asked: Asked, usual: Budget['usual'], now: number): number {
  const { name, most, used, of, frees, length } = window;
  const need = of(asked.cost);
  if (need === 0) return 0;
  const ahead = asked.begun || name === 'concurrent' ? 0 : aheadOf(asked, usual, of);
  const lacking = used + ahead + need - most;
  if (lacking <= 0) return 0;
  // Whole windows pass before those ahead have had what they need.
  const windows = Math.floor(Math.max(0, lacking - 1) / most);
  const rest = lacking - windows * most;
  let freed = 0;
  for (const [at, amount] of frees) {
    freed += amount;
    if (freed >= rest) return Math.max(1, windows * length + at - now);
  }
  // The rest is set aside for work under way, which will have spent it.
  return (windows + (frees.length > 0 ? 1 : 0)) * length + second;
}

function aheadOf({ urgency, line }: Asked, usual: Budget['usual'], of: Measured['of']): number {
  const taken = (one: Urgency) => line[one].ahead * of({ ...expected[one], content: usual[one] });
  return urgency === 'interactive' ? taken('interactive') : taken('interactive') + taken('background');
}

/**
 * Background work that fits into the hour goes at once; when more waits than fits, it is spread evenly over the hour, so
 * that room comes free every few seconds for whoever waits.
 */
function paceWait(budget: Budget, { urgency, begun, cost, line }: Asked, limits: Limits, now: number): number {
  if (urgency === 'interactive' || begun || cost.content === 0) return 0;
  const used = budget.hour.reduce((all, [, content]) => all + content, 0);
  const waiting = (line.background.all + 1) * budget.usual.background;
  if (used + waiting <= limits.contentPerHour) return 0;
  return budget.pace + line.background.ahead * spread(budget.usual.background, limits) - now;
}

/** How much of the hour so much new content is. */
const spread = (content: number, limits: Limits): number => (content * hour) / backgroundContent(limits);
