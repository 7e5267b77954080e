/** What somebody waits for, and what nobody does: onboarding, reconciling. */
export type Urgency = 'interactive' | 'background';

/** For whom calls are made. */
export type Visitor = {
  readonly urgency: Urgency;
  /** 0 for what is about several. */
  readonly repository: number;
  /** Whether new content is to be expected. */
  readonly posts: boolean;
};

/** What calls of GitHub cost: requests, points (a read 1, a write 5), and new content. */
export type Cost = { readonly calls: number; readonly points: number; readonly content: number };

/** Set aside for one piece of work, until it has ended or nothing was heard of it for long. */
export type Lease = Cost & {
  readonly urgency: Urgency;
  readonly until: number;
  /** New content that was made of it. */
  readonly made: number;
};

/** What one installation has spent lately, whoever spent it. Times are milliseconds of the store's clock. */
export type Budget = {
  /** Requests of the hour that GitHub counts now, as its headers tell; `used` goes on counting where they do not. */
  readonly primary: { readonly limit: number; readonly used: number; readonly reset: number };
  /** GitHub said to wait until then. */
  readonly closedUntil: number;
  /** The last minute, the last hour: what was spent until `at`, oldest first. */
  readonly minute: readonly (readonly [at: number, points: number, content: number])[];
  readonly hour: readonly (readonly [at: number, content: number])[];
  readonly leases: Readonly<Record<string, Lease>>;
  /** When background work may go on where it is spread over the hour. */
  readonly pace: number;
  /** How much new content a piece of work makes of late, by urgency. */
  readonly usual: Readonly<Record<Urgency, number>>;
  /** Nobody who waits is expected after this time. */
  readonly lineUntil: number;
};

/** How many repositories wait: in front of the one that asks, and in all. */
export type Line = Readonly<Record<Urgency, { readonly ahead: number; readonly all: number }>>;

export type Place = { readonly installation: number; readonly urgency: Urgency; readonly repository: number };

/** Budgets as all processes share them. */
export type BudgetStore = {
  /** The newest one (undefined: nothing was ever spent), and the store's time in milliseconds. */
  read(
    installation: number,
  ): Promise<{ readonly budget: Budget | undefined; readonly version: number; readonly now: number }>;
  /** Replaces the budget if `version` is still the newest, which is then the next higher one. */
  write(installation: number, budget: Budget, version: number): Promise<boolean>;
  /** Who is expected until `now` or later, seen from this place; who has no place yet stands behind all others. */
  line(place: Place, now: number): Promise<Line>;
  /** Takes a place in the line, or keeps the one that it has, and is expected again until `until`. */
  queue(place: Place, since: number, until: number): Promise<void>;
  leave(place: Place): Promise<void>;
};
