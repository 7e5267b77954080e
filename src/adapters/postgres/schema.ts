import type { ColumnType, GeneratedAlways, Kysely } from 'kysely';
import type { Effect, LedgerEntry, Slot } from '../../coach/effects.ts';
import type { LearnerState } from '../../coach/learner.ts';
import type { Budget, Urgency } from '../../ports/budget.ts';
import type { PullRequest } from '../../ports/forge.ts';
import type { ReviewedChange } from '../../review/verdict.ts';

/**
 * A `json` column, written as text. Not `jsonb`: learners' text may hold `\u0000` or half a surrogate pair, which
 * `jsonb` refuses and `json` keeps byte for byte (https://www.postgresql.org/docs/current/datatype-json.html).
 */
type Json<T> = ColumnType<T, string, string>;

/** The tables, as the newest migration leaves them. Repositories are GitHub's numeric ids. */
export type Tables = {
  learners: {
    repository: number;
    installation: number;
    version: number;
    state: Json<LearnerState>;
    updated_at: Date;
    /** How many lines its ledger has: the lines alone do not show that the newest were cut off. */
    ledger_lines: ColumnType<number, never, number>;
  };
  slots: { repository: number; slot: Slot; post: number; hash: string };
  outbox: {
    id: GeneratedAlways<number>;
    repository: number;
    effect: Json<Effect>;
    attempts: ColumnType<number, never, number>;
    abandoned_at: Date | null;
    reason: string | null;
  };
  pulls: {
    repository: number;
    number: number;
    head: string;
    updated_at: ColumnType<Date, string, string>;
    snapshot: Json<PullRequest>;
  };
  reviews: { key: string; review: Json<ReviewedChange>; kept_at: Date };
  ledger: {
    repository: number;
    sequence: number;
    entry: Json<LedgerEntry>;
    previous: string;
    hash: string;
    key: string;
    signature: string;
  };
  /** Public keys that have signed lines. */
  ledger_keys: { id: string; public_key: string; first_used_at: Date };
  settings: { key: string; value: Json<string>; kept_at: Date };
  budgets: { installation: number; version: number; budget: Json<Budget> };
  budget_line: { installation: number; urgency: Urgency; repository: number; since: number; until: number };
};

export type Connection = Kysely<Tables>;
