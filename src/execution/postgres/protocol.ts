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
  /** It is the second run of a load that stopped, not the first. */
  readonly run?: 'second';
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

/** What a migration did to the plans of the given queries, of which the first is the slow one. */
export type Plan = {
  readonly kind: 'plan';
  /** no-index: none was made. unchanged: the slow query still reads the whole table. unused: an index that no query uses. */
  readonly reason: 'no-index' | 'unchanged' | 'unused';
  /** The node that reads the table, as in `Seq Scan on orders`, or the name of the index. */
  readonly what: string;
  readonly at: Range;
};

/** A given statement that was to be refused and was not, or the other way round. */
export type Probe = {
  readonly kind: 'probe';
  /** no-role: the role as which it was tried is not there. otherwise: it was refused, but for another reason. */
  readonly reason: 'allowed' | 'refused' | 'otherwise' | 'no-role';
  /** The rule in the author's words. */
  readonly rule: string;
  readonly statement: string;
  readonly role?: string;
  /** Postgres's own words. */
  readonly message?: string;
  readonly at: Range;
};

/** What the way back did wrong; `failed` and `left` are placed in its own file. */
export type Irreversible = {
  readonly kind: 'irreversible';
  /** failed: it stopped. left: something is there still, or gone. again: the way there does not work a second time. */
  readonly reason: 'failed' | 'left' | 'again';
  readonly what: string;
  readonly at: Range;
};

/** What came of the learner's file. Only `broken` is our fault; its message is for the operator's log. */
export type QueryOutcome =
  | { readonly kind: 'equal'; readonly rows: number; readonly seed: number; readonly changed?: PlanChange }
  | (Different & { readonly seed: number; readonly run?: 'first' | 'second' })
  | Plan
  | Probe
  | Irreversible
  | Refused
  | Failed
  | { readonly kind: 'timed-out'; readonly seconds: number; readonly at: Range }
  | TooBig
  | { readonly kind: 'broken'; readonly message: string };

/** The node that read the table before, and the one that reads it now. */
type PlanChange = { readonly before: string; readonly after: string };

/** One question to a child; texts are SQL. `seed` fills the tables, `:seed` standing for the number. */
type JobBase = {
  readonly schema: string;
  readonly seed: string;
  readonly seedNumber: number;
  readonly limits: ResultLimits;
};

/** The learner's file, and the task's. */
type FileJob = JobBase & { readonly text: string; readonly expect: string };

/** One of the queries on the same data; `expect` is the one whose rows are right. */
export type Query = Pick<FileJob, 'text' | 'expect'> & { readonly ordered: boolean };
/** Each query is answered by an outcome, in order. */
export type QueryJob = JobBase & { readonly kind: 'query'; readonly queries: readonly Query[] };
/** `expect` holds the given queries, the slow one first. */
export type MigrationJob = FileJob & { readonly kind: 'migration' };
/** `expect` is a load that is right; both are run for each day in turn (`:'day'`), and then for each day again. */
export type TwiceJob = FileJob & {
  readonly kind: 'twice';
  readonly days: readonly string[];
  /** The query that shows what was loaded. */
  readonly show: string;
  /** What happens to the source between the two rounds. */
  readonly between: string;
};
/** `expect` holds the statements that are tried, each below a line that says what is to come of it. */
export type StatementsJob = FileJob & { readonly kind: 'statements'; readonly down: string | undefined };

export type Job = QueryJob | MigrationJob | TwiceJob | StatementsJob;

/** `megabytes` is what the process may hold, which is watched from outside. */
export type ResultLimits = { readonly rows: number; readonly bytes: number; readonly megabytes: number };

export type Request =
  /** Make a database and store it at a path, or load it from there. */
  { readonly kind: 'snapshot' | 'restore'; readonly path: string } | Job;

export type Reply =
  | { readonly kind: 'ready' }
  /** From here on, what happens is the learner's doing. */
  | { readonly kind: 'learner' }
  | { readonly kind: 'running'; readonly at: Range }
  | { readonly kind: 'outcome'; readonly outcome: QueryOutcome };
