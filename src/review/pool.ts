import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import { CurriculumError, type Task } from '../curriculum/curriculum.ts';
import type { Loaded, loadInChild } from './pool-worker.ts';
import type { Assignment, StaticReview } from './review-task.ts';
import type { SubmissionData } from './submission.ts';

/** Reads submissions away from the event loop. */
export type ReviewPool = {
  /** The bundled curriculum. @throws CurriculumError */
  load(): Promise<Loaded>;
  /** The ids of those tasks whose files the change touches. */
  touched(tasks: readonly Pick<Task, 'id' | 'deliver'>[], data: SubmissionData): Promise<readonly string[]>;
  /** @throws ReviewTimeout when the review took longer than allowed; the process that hung is gone then */
  review(assignment: Assignment, data: SubmissionData): Promise<StaticReview>;
  close(): Promise<void>;
};

/** Our fault, never the learner's: a check that takes so long is wrong. */
class ReviewTimeout extends Error {
  constructor(seconds: number, cause: unknown) {
    super(`the review did not end within ${seconds} s`, { cause });
    this.name = 'ReviewTimeout';
  }
}

/** @param workers child processes; each takes some 150 MB with its parsers loaded */
export function createReviewPool({
  workers = 1,
  timeoutSeconds = 30,
}: {
  readonly workers?: number;
  readonly timeoutSeconds?: number;
} = {}): ReviewPool {
  const pool = new Tinypool({
    filename: join(import.meta.dirname, 'pool-worker.ts'),
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: 2 ** 31 - 1,
    // WebAssembly (Ruff, the SQL parsers) compiled once and not again for speed: a third of the memory, no slower here.
    execArgv: ['--liftoff-only', '--max-old-space-size=256'],
    // The server's secrets are no business of a process that reads hostile files.
    env: {},
  });
  // A process that ends while nothing is asked of it is replaced; without a listener the server would end with it.
  pool.on('error', () => {});
  const ask = async <T>(name: string, question: object): Promise<T> => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      return await pool.run(question, { name, signal });
    } catch (error) {
      if (signal.aborted) throw new ReviewTimeout(timeoutSeconds, error);
      throw error;
    }
  };
  return {
    review: (assignment, data) => ask('reviewInChild', { assignment, data }),
    touched: (tasks, data) => ask('touchedInChild', { tasks: tasks.map(({ id, deliver }) => ({ id, deliver })), data }),
    async load() {
      const loaded = await ask<Awaited<ReturnType<typeof loadInChild>>>('loadInChild', {});
      if ('problems' in loaded) throw new CurriculumError(loaded.problems);
      return loaded;
    },
    close: () => pool.destroy(),
  };
}
