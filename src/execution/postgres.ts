import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { span } from '../review/range.ts';
import { createChildren } from './postgres/children.ts';
import type { Job, QueryOutcome } from './postgres/protocol.ts';
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

/** Runs learners' SQL on a real Postgres, each time on a new one. */
export type PostgresRunner = {
  /** Never rejects: what goes wrong on our side is the outcome `broken`. */
  run(run: SqlRun, seedNumber: number): Promise<QueryOutcome>;
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
  const children = createChildren({
    limit: options.children ?? 2,
    idleSeconds: options.idleSeconds ?? 300,
    folder: () => {
      folder ??= mkdtemp(join(tmpdir(), 'stagecoach-sql-'));
      return folder;
    },
    onStart: options.onStart ?? (() => {}),
  });
  return {
    async run({ query, ...run }, seedNumber) {
      const { text } = query;
      if (text.length > textLimit || (run.kind === 'statements' && (run.down?.length ?? 0) > textLimit))
        return { kind: 'too-big', reason: 'text', limit: textLimit, at: span(1, 1, 1) };
      const rest = { seedNumber, text, limits };
      const job: Job = run.kind === undefined ? { ...run, ...rest, kind: 'query' } : { ...run, ...rest };
      try {
        return await children.use((child) => supervise(child, job, seconds));
      } catch (error) {
        return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
      }
    },
    warm: () => children.warm().catch(() => {}),
    async close() {
      await children.close();
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}
