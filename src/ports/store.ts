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
  /** HMAC of `hash`. */
  readonly signature: string;
};

/** All progress. Keys are GitHub's numeric repository ids. */
export type Store = {
  /** Runs `work` while nobody else (in any process) runs work for this repository; others wait. */
  exclusive<T>(repository: number, work: () => Promise<T>): Promise<T>;
  read(repository: number): Promise<StoredLearner>;
  /** State, effects (outbox, in order) and ledger entries in one transaction, if `version` is still the newest. */
  commit(
    repository: number,
    change: {
      readonly next: LearnerState;
      readonly effects: readonly Effect[];
      readonly entries: readonly LedgerEntry[];
    },
    version: number,
  ): Promise<'ok' | 'conflict'>;
  /** Called before an effect is tried, so that a crash in between is known. */
  attempting(effect: number): Promise<void>;
  /** The effect is done: it leaves the outbox, and the slot is filled (or refilled). */
  performed(repository: number, effect: number, slot: Slot, filled: FilledSlot): Promise<void>;
  /** The effect can never be done (GitHub refuses it for good); it leaves the outbox and is kept with the reason. */
  abandoned(effect: number, reason: string): Promise<void>;
  /** Remembers a pull request as last seen; an older snapshot (by `updatedAt`) changes nothing. */
  observe(repository: number, pull: PullRequest): Promise<void>;
  pull(repository: number, number: number): Promise<PullRequest | undefined>;
  /** Numbers of the pull requests whose last seen head is this commit. */
  pullsAt(repository: number, head: string): Promise<readonly number[]>;
  /** A review that was worked before, by its key. */
  review(key: string): Promise<ReviewedChange | undefined>;
  keepReview(key: string, reviewed: ReviewedChange): Promise<void>;
  /** Forgets where a slot's post was, because it was deleted at the forge. */
  vacate(repository: number, slot: Slot): Promise<void>;
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
