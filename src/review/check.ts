import type { z } from 'zod';
import type { DocumentKind, Documents } from '../languages/languages.ts';
import type { Edit, Range } from './range.ts';
import type { Submission } from './submission.ts';

export type Level = 'must' | 'should' | 'note' | 'praise';

/** One place where a check has something to say. `values` fill `{name}` in the message; they are learner text. */
export type Hit<M extends string = string> = {
  readonly message: M;
  readonly at: Range;
  /** The file, where it is not the document itself (checks that read the whole submission must name it). */
  readonly path?: string;
  /** The lines in which a check of `saidBy` may say the same, where they are not those of `at`. */
  readonly within?: Range;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly fix?: Edit | undefined;
};

/** The question does not arise here: a Dockerfile that installs nothing has no cache to clean. */
export const notApplicable = { outcome: 'not-applicable' } as const;
/** One file cannot tell, so nothing is said: an `ARG` without a default as tag. */
export const unknown = { outcome: 'unknown' } as const;

export type Outcome = typeof notApplicable | typeof unknown;

type Target = DocumentKind | 'submission';
type Read<T extends Target> = T extends DocumentKind ? Documents[T] : Submission;

type Definition<T extends Target, M extends string, P extends z.ZodType> = {
  /** The recommendation, imperative: `Pin the base image`. */
  readonly title: string;
  /** The same as a fact that holds when it is met: `The base image is pinned`. */
  readonly expects: string;
  readonly reads: T;
  /**
   * forbids: every hit is a problem. requires: a hit `found` is evidence (its text says what was done well), every
   * other hit (`missing`, usually) says what is not there, placed where a mentor would point.
   */
  readonly kind: 'forbids' | 'requires';
  readonly level: Level;
  /** Of `requires`: a good file may do without, so only a task asks for it, and `stagecoach check` does not. */
  readonly onlyTasksAsk?: boolean;
  /** The mentors' criterion that it decides exactly as that is defined, such as `docker.multi_stage`; for the catalogue. */
  readonly criterion?: string;
  /** Checks that may name the same cause at the same place; then theirs is said, and this one's is not. */
  readonly saidBy?: readonly CheckId[];
  /** Also runs on documents that could not be parsed (`document.problem` is set). */
  readonly readsBroken?: boolean;
  readonly params?: P;
  /** Message id -> what was seen and why it matters, and the next step; one to three short sentences. */
  readonly messages: Readonly<Record<M, string>>;
  run(document: Read<T>, params: z.output<P>, submission: Submission): Iterable<Hit<NoInfer<M>> | Outcome>;
};

/** A check as the engine sees it; its id is its folder, `<language>/<name>`. */
export type Check = {
  readonly title: string;
  readonly expects: string;
  readonly reads: Target;
  readonly kind: 'forbids' | 'requires';
  readonly level: Level;
  readonly onlyTasksAsk?: boolean;
  readonly criterion?: string;
  readonly saidBy?: readonly CheckId[];
  readonly readsBroken: boolean;
  readonly params: z.ZodType | undefined;
  readonly messages: Readonly<Record<string, string>>;
  run(document: unknown, params: unknown, submission: Submission): Iterable<Hit | Outcome>;
};

export type CheckId = string;
export type Checks = ReadonlyMap<CheckId, Check>;

/** Declares a check; the only place where the types of one document meet the engine's list of all. */
export function defineCheck<const T extends Target, const M extends string, P extends z.ZodType = z.ZodUndefined>(
  definition: Definition<T, M, P>,
): Check {
  return { readsBroken: false, params: undefined, ...definition } as Check;
}
