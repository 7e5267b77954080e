import type { Effect, FilledSlot, LedgerEntry, Slot, Slots } from '../coach/effects.ts';
import type { LearnerState } from '../coach/learner.ts';
import type { ReviewedChange } from '../review/verdict.ts';
import type { PullRequest } from './forge.ts';

/** An effect that was decided and not yet seen done. `attempts` > 0: it may have happened. */
export type PendingEffect = { readonly id: number; readonly effect: Effect; readonly attempts: number };

export type StoredLearner = {
  readonly state: LearnerState | undefined;
  /** 0 when the store has never heard of it. */
  readonly version: number;
  readonly slots: Slots;
  readonly pending: readonly PendingEffect[];
};

export type StoredLedgerEntry = LedgerEntry & {
  /** From 1, without gaps, per repository. */
  readonly sequence: number;
  readonly previous: string;
  /** SHA-256 over the entry and `previous`. */
  readonly hash: string;
  /** Id of the key that signed. */
  readonly key: string;
  /** Ed25519 over `hash`, base64url. */
  readonly signature: string;
};

type Change = {
  readonly next: LearnerState;
  readonly effects: readonly Effect[];
  readonly entries: readonly LedgerEntry[];
  /** Slots whose post was deleted at the forge: where it was is forgotten. */
  readonly vacated?: readonly Slot[] | undefined;
};

/** All progress. Keys are GitHub's numeric repository ids. */
export type Store = {
  /** Runs `work` while nobody else (in any process) runs work for this repository; others wait. */
  exclusive<T>(repository: number, work: () => Promise<T>): Promise<T>;
  read(repository: number): Promise<StoredLearner>;
  /** State, effects (outbox, in order) and ledger entries in one transaction, if `version` is still the newest. */
  commit(repository: number, change: Change, version: number): Promise<'ok' | 'conflict'>;
  /** Called before an effect is tried, so that a crash in between is known. */
  attempting(effect: number): Promise<void>;
  /** The effect is done: it leaves the outbox, and the slot is filled (or refilled). */
  performed(repository: number, effect: number, slot: Slot, filled: FilledSlot): Promise<void>;
  /** The effect can never be done (GitHub refuses it for good); it leaves the outbox and is kept with the reason. */
  abandoned(effect: number, reason: string): Promise<void>;
  /**
   * Remembers a pull request as last seen; an older snapshot (by `updatedAt`) changes nothing. GitHub counts seconds and
   * webhooks overtake each other: where one `told` of another state of the same second, nobody knows which is newer, so
   * both are forgotten, and who needs it reads it.
   */
  observe(repository: number, pull: PullRequest, how: 'told' | 'read'): Promise<void>;
  pull(repository: number, number: number): Promise<PullRequest | undefined>;
  /** Numbers of the pull requests whose last seen head is this commit. */
  pullsAt(repository: number, head: string): Promise<readonly number[]>;
  /** A review that was worked before, by its key. */
  review(key: string): Promise<ReviewedChange | undefined>;
  keepReview(key: string, reviewed: ReviewedChange): Promise<void>;
  /** Fills slots that are empty with posts that were found at the forge; what they say is not known. */
  restoreSlots(repository: number, posts: readonly { readonly slot: Slot; readonly id: number }[]): Promise<void>;
  ledger(repository: number): Promise<readonly StoredLedgerEntry[]>;
  /** Repositories with progress, by installation or all. */
  repositories(installation?: number): Promise<readonly number[]>;
  /** Configuration of an organisation (text and where it came from) as last read. */
  setting(key: string): Promise<string | undefined>;
  keepSetting(key: string, value: string): Promise<void>;
  /** Throws when the database cannot answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
