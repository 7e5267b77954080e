import type { Budget, Cost } from '../../ports/budget.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** Of the hour, seconds do not matter. */
const coarse = 10 * second;
/** Clocks of several processes agree so well. */
const drift = 250;

/** One call that was made: when it had ended, and what it cost. */
export type Spent = Cost & { readonly at: number };
/** What the headers of an answer say of GitHub's hour, in the store's time. */
export type Told = Budget['primary'];

/** As it stands now: what is past is forgotten, and leases that nobody ended count as spent. */
export function current(budget: Budget, now: number): Budget {
  const leases = Object.entries(budget.leases);
  const lost = leases.filter(([, { until }]) => until <= now);
  const { primary } = budget;
  const over = primary.reset <= now || primary.reset > now + 2 * hour;
  const kept: Budget = {
    ...budget,
    // A clock that was set back must not keep anything for longer than its window.
    minute: budget.minute.filter(([at]) => at > now - minute && at <= now + minute),
    hour: budget.hour.filter(([at]) => at > now - hour && at <= now + minute),
    leases: lost.length > 0 ? Object.fromEntries(leases.filter(([, { until }]) => until > now)) : budget.leases,
    closedUntil: Math.min(budget.closedUntil, now + hour),
    pace: Math.min(budget.pace, now + 2 * hour),
    primary: over ? { limit: primary.limit, used: 0, reset: now + hour } : primary,
  };
  return spend(
    kept,
    lost.map(([, lease]) => ({ ...lease, at: lease.until })),
  );
}

/** Counts what was spent, in steps of time that end later rather than sooner. */
export function spend(budget: Budget, spent: readonly Spent[]): Budget {
  if (spent.length === 0) return budget;
  const minutes = new Map(budget.minute.map(([at, points, content]) => [at, { points, content }]));
  const hours = new Map(budget.hour);
  for (const { at, points, content } of spent) {
    const precise = stepAfter(at, second);
    const known = minutes.get(precise) ?? { points: 0, content: 0 };
    minutes.set(precise, { points: known.points + points, content: known.content + content });
    const rough = stepAfter(at, coarse);
    if (content > 0) hours.set(rough, (hours.get(rough) ?? 0) + content);
  }
  const { primary } = budget;
  return {
    ...budget,
    minute: [...minutes]
      .map(([at, { points, content }]) => [at, points, content] as const)
      .toSorted(([one], [other]) => one - other),
    hour: [...hours].toSorted(([one], [other]) => one - other),
    primary: { ...primary, used: primary.used + sum(...spent).calls },
  };
}

const stepAfter = (time: number, step: number): number => Math.ceil((time + drift) / step) * step;

/** GitHub's own count, which knows better; an answer of an hour that has ended tells nothing. */
export function heard(budget: Budget, told: Told | undefined): Budget {
  if (!told) return budget;
  const { primary } = budget;
  if (told.reset < primary.reset - minute && primary.used > told.used) return budget;
  const sameHour = Math.abs(told.reset - primary.reset) < minute;
  return { ...budget, primary: { ...told, used: Math.max(told.used, sameHour ? primary.used : 0) } };
}

export function sum(...costs: readonly (Cost | undefined)[]): Cost {
  const all = (of: (cost: Cost) => number) => costs.reduce((most, cost) => most + (cost ? of(cost) : 0), 0);
  return {
    calls: all(({ calls }) => calls),
    points: all(({ points }) => points),
    content: all(({ content }) => content),
  };
}

/** What is left of `from`, nothing below zero. */
export const without = (from: Cost, cost: Cost): Cost => ({
  calls: Math.max(0, from.calls - cost.calls),
  points: Math.max(0, from.points - cost.points),
  content: Math.max(0, from.content - cost.content),
});
