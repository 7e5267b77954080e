import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { span } from '../review/range.ts';
import { createChildren } from './children.ts';
import type { Job, QueryOutcome, ResultLimits } from './postgres/protocol.ts';
import { createOpener } from './postgres/ready.ts';
import { supervise } from './postgres/supervise.ts';

export type { DifferenceTable, QueryOutcome } from './postgres/protocol.ts';

/**
 * What is run, and how it is judged; all texts but the days are SQL. The data are made anew from the number of the
 * review, which `:seed` stands for. `query` is the learner's file.
 */
export type SqlRun = {
  readonly schema: string;
  readonly seed: string;
  readonly query: { readonly path: string; readonly text: string };
  readonly expect: string;
} & (
  | { readonly kind?: never; readonly ordered: boolean }
  | { readonly kind: 'query'; readonly ordered: boolean }
  | { readonly kind: 'migration' }
  | { readonly kind: 'twice'; readonly days: readonly string[]; readonly show: string; readonly between: string }
  | { readonly kind: 'statements'; readonly down: string | undefined }
);

/** Runs learners' SQL on a real Postgres, a new one for each submission. */
export type PostgresRunner = {
  /**
   * The outcomes of one submission's runs, in order; queries that read the same data share a process.
   * Never rejects: what goes wrong on our side is the outcome `broken`.
   */
  run(runs: readonly SqlRun[], seedNumber: number): Promise<readonly QueryOutcome[]>;
  /** Makes a process ready ahead of the review that will need it. Never rejects. */
  warm(): Promise<void>;
  /** Ends every process and removes what was stored. */
  close(): Promise<void>;
};

export type PostgresOptions = {
  /** Processes at a time, the one that waits for the next review included; each takes some 200 MB. */
  readonly children?: number;
  /** After so long without a review the waiting process ends, to give its memory back. */
  readonly idleSeconds?: number;
  /** For the learner's statement alone. */
  readonly timeoutSeconds?: number;
  readonly memoryMegabytes?: number;
  readonly textLimit?: number;
  readonly rowLimit?: number;
  readonly byteLimit?: number;
  /** Told of each process that starts, by its id. */
  readonly onStart?: (pid: number) => void;
};

/**
 * The first review starts it; until then it costs nothing. Defaults: 2 processes, 10 s, 700 MB, and per statement
 * 100,000 characters of text, 10,000 rows and 5 MB of result.
 */
export function createPostgresRunner(options: PostgresOptions = {}): PostgresRunner {
  const { textLimit = 100_000, rowLimit = 10_000, byteLimit = 5_000_000 } = options;
  const limits = { rows: rowLimit, bytes: byteLimit, megabytes: options.memoryMegabytes ?? 700 };
  const seconds = options.timeoutSeconds ?? 10;
  let folder: Promise<string> | undefined;
  const open = createOpener(() => {
    folder ??= mkdtemp(join(tmpdir(), 'stagecoach-sql-'));
    return folder;
  });
  const children = createChildren({
    limit: options.children ?? 2,
    spares: 1,
    idleSeconds: options.idleSeconds ?? 300,
    open: (begun) =>
      open((child) => {
        begun(child);
        options.onStart?.(child.pid);
      }),
  });
  const inOneProcess = async (job: Job): Promise<Outcomes> => {
    try {
      return await children.use((child) => supervise(child, job, seconds));
    } catch (error) {
      return [{ kind: 'broken', message: error instanceof Error ? error.message : String(error) }];
    }
  };
  /** Outcomes of the first of the runs, and of those behind it that could share its process. */
  const runSome = async (runs: readonly [SqlRun, ...SqlRun[]], seedNumber: number): Promise<Outcomes> => {
    const [first] = runs;
    if (isTooLong(first, textLimit)) return [{ kind: 'too-big', reason: 'text', limit: textLimit, at: span(1, 1, 1) }];
    return untilStopped(await inOneProcess(jobOf(first, sharing(runs, textLimit), seedNumber, limits)));
  };
  return {
    async run(runs, seedNumber) {
      const outcomes: QueryOutcome[] = [];
      for (let left = runs; isSome(left); left = runs.slice(outcomes.length))
        outcomes.push(...(await runSome(left, seedNumber)));
      return outcomes;
    },
    warm: () => children.warm().catch(() => {}),
    async close() {
      await children.close();
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

type Outcomes = readonly [QueryOutcome, ...QueryOutcome[]];

const isSome = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0;

const isTooLong = (run: SqlRun, limit: number): boolean =>
  run.query.text.length > limit || (run.kind === 'statements' && (run.down?.length ?? 0) > limit);

type QueryRun = SqlRun & { readonly ordered: boolean };

const isQuery = (run: SqlRun): run is QueryRun => run.kind === undefined || run.kind === 'query';

/** The first of the runs and those behind it that are queries on the same data. */
function sharing(runs: readonly SqlRun[], textLimit: number): readonly QueryRun[] {
  const [first] = runs;
  const fits = (run: SqlRun): run is QueryRun =>
    isQuery(run) && run.schema === first?.schema && run.seed === first.seed && !isTooLong(run, textLimit);
  const end = runs.findIndex((run) => !fits(run));
  return (end === -1 ? runs : runs.slice(0, end)).filter(fits);
}

function jobOf(run: SqlRun, together: readonly QueryRun[], seedNumber: number, limits: ResultLimits): Job {
  const base = { schema: run.schema, seed: run.seed, seedNumber, limits };
  const file = { ...base, text: run.query.text, expect: run.expect };
  switch (run.kind) {
    case 'migration':
      return { ...file, kind: 'migration' };
    case 'twice':
      return { ...file, kind: 'twice', days: run.days, show: run.show, between: run.between };
    case 'statements':
      return { ...file, kind: 'statements', down: run.down };
    default: {
      const queries = together.map(({ query, expect, ordered }) => ({ text: query.text, expect, ordered }));
      return { ...base, kind: 'query', queries };
    }
  }
}

/** A process keeps what memory it once had: whoever was stopped for it, and was not the first there, gets one of its own. */
function untilStopped([first, ...others]: Outcomes): Outcomes {
  const end = others.findIndex(
    (outcome) => outcome.kind === 'broken' || (outcome.kind === 'too-big' && outcome.reason === 'memory'),
  );
  return [first, ...(end === -1 ? others : others.slice(0, end))];
}
