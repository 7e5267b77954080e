import { earliest } from './bound.ts';
import type { Story } from './cohort.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What is allowed: creating calls of one onboarding, writes of one review, and the part of GitHub's own pace to reach. */
const allowed = { onboarding: 6, review: 3, pace: 0.9 } as const;

type Curve = readonly number[];

export type Result = {
  readonly learners: number;
  readonly violations: readonly string[];
  readonly surprises: number;
  readonly begins: number;
  readonly evening: number;
  /** Milliseconds from the first arrival, by us and by GitHub's limits alone, until all are onboarded. */
  readonly onboarding: { readonly took: number; readonly bound: number; readonly creations: number };
  /** The same from the evening's first push until its last review. */
  readonly reviews: { readonly took: number; readonly bound: number; readonly creations: number };
  /** Waits from the first push of a learner to its review: in the evening, there by the limits alone, and early. */
  readonly first: Curve;
  readonly firstBound: Curve;
  readonly firstEarly: Curve;
  readonly mostCreations: number;
  readonly mostWrites: number;
  readonly writes: number;
  readonly curves: Readonly<Record<'onboarded' | 'onboardedBound' | 'pushed' | 'reviewed' | 'reviewedBound', Curve>>;
};

const sorted = (numbers: Iterable<number>): Curve => [...numbers].toSorted((one, other) => one - other);
const last = (numbers: Iterable<number>): number => Math.max(0, ...sorted(numbers).slice(-1));

/** What a story comes to. */
export function measured(story: Story): Result {
  const { learners, arrived, onboarded, pushes, calls, violations, surprises, evening } = story;
  const released = new Map<string, number>([
    ...[...arrived].map(([learner, at]) => [`start:${learner}`, at] as const),
    ...[...pushes].map(([head, { at }]) => [`pull:${head}`, at] as const),
  ]);
  const arrivalOf = (about: string) => arrived.get(pushes.get(about.replace('pull:', ''))?.learner ?? 0);
  const creations = calls
    .filter(({ method }) => method === 'POST')
    .map(({ at, about }) => ({ at, about, released: released.get(about) ?? 0 }));
  const begins = Math.min(...arrived.values());
  const allOnboarded = last(onboarded.values());
  // Who begins early does so because the onboarding was quick: for the limits alone, it might have been at the arrival.
  const inMorning = creations
    .filter(({ at }) => at <= allOnboarded)
    .map((one) => ({ ...one, released: arrivalOf(one.about) ?? one.released }));
  const inEvening = creations.filter((one) => one.released >= evening);
  const morningBound = earliest(inMorning);
  const eveningBound = earliest(inEvening);
  const firsts = firstPushes(pushes, evening);
  const boundOf = (head: string) => eveningBound.get(`pull:${head}`) ?? Number.NaN;
  const writes = calls.filter(({ method }) => method !== 'GET');
  const perWork = (kind: string) => counts(writes.filter(({ about }) => about.startsWith(kind)));
  return {
    learners,
    violations,
    surprises,
    begins,
    evening,
    onboarding: {
      took: allOnboarded - begins,
      bound: last(morningBound.values()) - begins,
      creations: inMorning.length,
    },
    reviews: {
      took: last(inEvening.map(({ at }) => at)) - evening,
      bound: last(eveningBound.values()) - evening,
      creations: inEvening.length,
    },
    first: sorted(firsts.map(({ at, reviewed }) => (reviewed ?? Number.NaN) - at)),
    firstBound: sorted(firsts.map(({ head, at }) => boundOf(head) - at)),
    firstEarly: sorted(
      [...pushes.values()].filter(({ at }) => at < evening).map(({ at, reviewed = Number.NaN }) => reviewed - at),
    ),
    mostCreations: last(counts(creations.filter(({ about }) => about.startsWith('start:')))),
    mostWrites: last(perWork('pull:')),
    writes: writes.length / learners,
    curves: {
      onboarded: sorted(onboarded.values()),
      onboardedBound: sorted([...arrived.keys()].map((learner) => morningBound.get(`start:${learner}`) ?? begins)),
      pushed: sorted(firsts.map(({ at }) => at)),
      reviewed: sorted(firsts.map(({ reviewed }) => reviewed ?? Number.NaN)),
      reviewedBound: sorted(firsts.map(({ head }) => boundOf(head))),
    },
  };
}

/** Of each learner in the evening: the first push whose review was not overtaken by a newer push, and when they began. */
function firstPushes(pushes: Story['pushes'], evening: number) {
  const first = new Map<
    number,
    { readonly head: string; readonly at: number; readonly reviewed: number | undefined }
  >();
  const began = new Map<number, number>();
  for (const [head, { learner, at, reviewed }] of pushes) {
    if (at < evening) continue;
    began.set(learner, Math.min(at, began.get(learner) ?? at));
    if (reviewed !== undefined && !first.has(learner))
      first.set(learner, { head, at: began.get(learner) ?? at, reviewed });
  }
  return [...first.values()];
}

function counts(calls: readonly { readonly about: string }[]): readonly number[] {
  const byWork = new Map<string, number>();
  for (const { about } of calls) byWork.set(about, (byWork.get(about) ?? 0) + 1);
  return [...byWork.values()];
}

const part = ({ took, bound }: { readonly took: number; readonly bound: number }): number => bound / took;

export function missed(result: Result): readonly string[] {
  const { learners, violations, onboarding, reviews, mostCreations, mostWrites, curves } = result;
  const found = [
    violations.length > 0 && `${violations.length} violations, the first: ${violations[0]}`,
    part(onboarding) < allowed.pace && `onboarding at ${percent(part(onboarding))} of the limits' pace`,
    part(reviews) < allowed.pace && `reviews at ${percent(part(reviews))} of the limits' pace`,
    mostCreations > allowed.onboarding && `${mostCreations} creating calls for one onboarding`,
    mostWrites > allowed.review && `${mostWrites} writes for one review`,
    curves.reviewed.length < learners && `${learners - curves.reviewed.length} learners without a review`,
  ];
  return found.filter((one) => one !== false).map((one) => `${learners} learners: ${one}`);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function time(milliseconds: number): string {
  if (milliseconds < 2 * minute) return `${(milliseconds / second).toFixed(1)} s`;
  return milliseconds < 2 * hour
    ? `${(milliseconds / minute).toFixed(1)} min`
    : `${(milliseconds / hour).toFixed(1)} h`;
}

const quantile = (numbers: Curve, share: number): number =>
  numbers[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? Number.NaN;
const spread = (numbers: Curve): string =>
  [0.5, 0.95, 0.99].map((share) => `p${100 * share} ${time(quantile(numbers, share))}`).join(', ');

export function printed(result: Result): string {
  const { learners, onboarding, reviews, first, firstBound, firstEarly, violations, surprises } = result;
  return [
    `${learners} learners`,
    `  limit violations: ${violations.length}; ${surprises} secondary limits without notice`,
    `  all onboarded after ${time(onboarding.took)}; GitHub's limits alone, for those ${onboarding.creations} creating calls: ${time(onboarding.bound)} (${percent(part(onboarding))} of that pace)`,
    `  first review during the onboarding: ${spread(firstEarly)}`,
    `  first review on the evening of the deadline: ${spread(first)}`,
    `      by GitHub's limits alone: ${spread(firstBound)}`,
    `  last review ${time(reviews.took)} after the evening began; GitHub's limits alone, for those ${reviews.creations} creating calls: ${time(reviews.bound)} (${percent(part(reviews))})`,
    `  creating calls of one onboarding: at most ${result.mostCreations}; writes of one review: at most ${result.mostWrites}; writes per learner: ${result.writes.toFixed(1)}`,
  ].join('\n');
}
