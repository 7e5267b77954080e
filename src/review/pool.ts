import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import { type Curriculum, CurriculumError, type Task } from '../curriculum/curriculum.ts';
import type { CurriculumFile } from '../curriculum/files.ts';
import type { Loaded, Refused } from './pool-worker.ts';
import type { Question, StaticReview } from './review-task.ts';
import type { SubmissionData } from './submission.ts';

/** Reads submissions away from the event loop. */
export type ReviewPool = {
  /** The bundled curriculum. @throws CurriculumError */
  load(): Promise<Loaded>;
  /** A curriculum of somebody's own, from its files. @throws CurriculumError */
  read(files: readonly CurriculumFile[]): Promise<Curriculum>;
  /** The ids of those tasks whose files the change touches. */
  touched(tasks: readonly Pick<Task, 'id' | 'deliver'>[], data: SubmissionData): Promise<readonly string[]>;
  /** @throws ReviewTimeout when the review took longer than allowed; the process that hung is gone then */
  review(assignment: Question, data: SubmissionData): Promise<StaticReview>;
  close(): Promise<void>;
};

/** Our fault, never the learner's: a check that takes so long is wrong. */
class ReviewTimeout extends Error {
  constructor(seconds: number, cause: unknown) {
    super(`the review did not end within ${seconds} s`, { cause });
    this.name = 'ReviewTimeout';
  }
}

function accepted<T extends object>(read: T | Refused): T {
  if ('problems' in read) throw new CurriculumError(read.problems);
  return read;
}

/** An error that was thrown in the child is a plain object here: one again, with the place where it was thrown. */
function revived(thrown: unknown): Error {
  const { name, message, stack = '' } = (typeof thrown === 'object' && thrown ? thrown : {}) as Partial<Error>;
  if (message === undefined) return new Error(String(thrown));
  const [place] = /^\s+at .*/m.exec(stack) ?? [];
  const error = new Error(`${name}: ${message}${place === undefined ? '' : `, ${place.trim()}`}`);
  error.stack = stack;
  return error;
}

/**
 * One child process, of some 150 MB with its parsers loaded, and one submission in it at a time.
 * @param program what runs in it
 */
export function createReviewPool({
  timeoutSeconds = 30,
  program = join(import.meta.dirname, 'pool-worker.ts'),
}: {
  readonly timeoutSeconds?: number;
  readonly program?: string;
} = {}): ReviewPool {
  const pool = new Tinypool({
    filename: program,
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: 2 ** 31 - 1,
    // WebAssembly (Ruff, the SQL parsers) compiled once and not again for speed: a third of the memory, no slower here.
    // Young objects get two halves of 8 MB: on a large machine V8 takes 64 MB for each.
    // What grows beyond 256 MB, in JavaScript or in a parser's own memory (pages of 64 kB), is ended.
    execArgv: ['--liftoff-only', '--max-semi-space-size=8', '--max-old-space-size=256', '--wasm-max-mem-pages=4096'],
    // The server's secrets are no business of a process that reads hostile files.
    env: {},
  });
  // A process that ends while nothing is asked of it is replaced; without a listener the server would end with it.
  pool.on('error', () => {});
  const run = async (name: string, question: object) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      return await pool.run(question, { name, signal });
    } catch (error) {
      if (signal.aborted) throw new ReviewTimeout(timeoutSeconds, error);
      throw error instanceof Error ? error : revived(error);
    }
  };
  // A submission's time begins when those before it have ended, so that one that hangs takes nothing from the next.
  let last: Promise<unknown> = Promise.resolve();
  const ask = <T>(name: string, question: object): Promise<T> => {
    const turn = last.then(() => run(name, question));
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    review: (assignment, data) => ask('reviewInChild', { assignment, data }),
    touched: (tasks, data) => ask('touchedInChild', { tasks: tasks.map(({ id, deliver }) => ({ id, deliver })), data }),
    load: async () => accepted(await ask<Loaded | Refused>('loadInChild', {})),
    read: async (files) => accepted(await ask<Curriculum | Refused>('readInChild', files)),
    close: () => pool.destroy(),
  };
}
