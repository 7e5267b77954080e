import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import type { Assignment, StaticReview } from './review-task.ts';
import type { SubmissionData } from './submission.ts';

/** Judges submissions away from the event loop. */
export type ReviewPool = {
  /** @throws ReviewTimeout when the review took longer than allowed; the process that hung is gone then */
  review(assignment: Assignment, data: SubmissionData): Promise<StaticReview>;
  close(): Promise<void>;
};

/** Our fault, never the learner's: a check that takes so long is wrong. */
export class ReviewTimeout extends Error {
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
    name: 'reviewInChild',
    runtime: 'child_process',
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: 2 ** 31 - 1,
    execArgv: ['--max-old-space-size=256'],
    // The server's secrets are no business of a process that reads hostile files.
    env: {},
  });
  return {
    async review(assignment, data) {
      const signal = AbortSignal.timeout(timeoutSeconds * 1000);
      try {
        return await pool.run({ assignment, data }, { signal });
      } catch (error) {
        if (signal.aborted) throw new ReviewTimeout(timeoutSeconds, error);
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}
