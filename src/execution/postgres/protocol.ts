import type { Range } from '../../review/range.ts';

/** A value as Postgres prints it. */
export type Cell = string | null;

/** A column of a difference: of both sides, or of one where they differ. */
type DifferenceColumn = { readonly name: string; readonly of?: 'expected' | 'yours' };

/** One row of a difference; `side` says whose it is where the columns do not. */
export type DifferenceRow = { readonly side?: string; readonly cells: readonly Cell[] };

/** The first differences, small enough to be read on a phone. */
export type DifferenceTable = {
  readonly columns: readonly DifferenceColumn[];
  readonly rows: readonly DifferenceRow[];
};

/** Result and reference do not agree; `at` is the part of the learner's statement that decides what differs. */
export type Different = {
  readonly kind: 'different';
  /** names: other column names. types: other types. order: the same rows, ordered otherwise. rows: other rows. */
  readonly reason: 'names' | 'types' | 'order' | 'rows';
  /** Rows of the learner's that are not right, or right ones that are missing, whichever are more. */
  readonly differing: number;
  readonly total: number;
  readonly table: DifferenceTable;
  readonly at: Range;
};

export type Refused = {
  readonly kind: 'refused';
  /**
   * empty: no statement. several: more than one. statement: not a query. writes: a query with a part that writes.
   * volatile, unsafe: calls a function that changes with each call, or that does more than read.
   * parameter: `$1`, which nobody fills in. meta-command: a command of psql. nested: too deep for any parser.
   */
  readonly reason:
    | 'empty'
    | 'several'
    | 'statement'
    | 'writes'
    | 'volatile'
    | 'unsafe'
    | 'parameter'
    | 'meta-command'
    | 'nested';
  /** What was found, in the learner's words or those of SQL. */
  readonly what: string;
  readonly at: Range;
};

/** Postgres's own words. */
export type Failed = {
  readonly kind: 'failed';
  readonly message: string;
  readonly hint?: string;
  /** The database whose dialect this looks like, and what Postgres has in its place. */
  readonly dialect?: { readonly name: string; readonly instead: string };
  readonly at: Range;
};

export type TooBig = {
  readonly kind: 'too-big';
  readonly reason: 'text' | 'rows' | 'bytes' | 'memory';
  /** Characters, rows, bytes of the result, or megabytes of memory that are allowed. */
  readonly limit: number;
  readonly at: Range;
};

/** What came of the learner's query. Only `broken` is our fault; its message is for the operator's log. */
export type QueryOutcome =
  | { readonly kind: 'equal'; readonly rows: number; readonly seed: number }
  | (Different & { readonly seed: number })
  | Refused
  | Failed
  | { readonly kind: 'timed-out'; readonly seconds: number; readonly at: Range }
  | TooBig
  | { readonly kind: 'broken'; readonly message: string };

/** One question to a child; texts are SQL. `seed` fills the tables, `:seed` standing for the number. */
export type QueryJob = {
  readonly kind: 'query';
  readonly schema: string;
  readonly seed: string;
  readonly seedNumber: number;
  readonly text: string;
  readonly expect: string;
  readonly ordered: boolean;
  readonly limits: ResultLimits;
};

/** `megabytes` is what the process may hold, which is watched from outside. */
export type ResultLimits = { readonly rows: number; readonly bytes: number; readonly megabytes: number };

export type Request =
  /** Make a database and store it at a path, or load it from there. */
  { readonly kind: 'snapshot' | 'restore'; readonly path: string } | QueryJob;

export type Reply =
  | { readonly kind: 'ready' }
  /** From here on, what happens is the learner's doing. */
  | { readonly kind: 'learner' }
  | { readonly kind: 'running'; readonly at: Range }
  | { readonly kind: 'outcome'; readonly outcome: QueryOutcome };
