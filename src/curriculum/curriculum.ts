import type { CheckId, Level } from '../review/check.ts';
import type { Fault } from './fault.ts';
import type { PostgresRun, PytestRun, PythonRun } from './schema.ts';

type TaskId = string;

export type TaskCriterion = {
  readonly use: CheckId;
  /** The check's recommendation, and the fact that holds when it is met. */
  readonly title: string;
  readonly expects: string;
  readonly level: Level;
  readonly in: 'any' | 'each';
  /** Globs of those delivered files that it is asked of; all, where left out. */
  readonly of?: readonly string[] | undefined;
  readonly params: unknown;
};

/** A run, of one kind, with its files read: `schema`, `seed` and `expect` are text; `query` and `file` are the learner's. */
export type TaskRun =
  | { readonly postgres: PostgresRun; readonly python?: never; readonly pytest?: never }
  | { readonly postgres?: never; readonly python: PythonRun; readonly pytest?: never }
  | { readonly postgres?: never; readonly python?: never; readonly pytest: TestsRun };

/** A run of the learner's tests: `reference` is text, and so is each bug. */
export type TestsRun = Omit<PytestRun, 'faults'> & { readonly faults: readonly Fault[] };

/** A file that a learner may get, relative to the starter's root. */
export type StarterFile = { readonly path: string; readonly text: string };

/** How a file of the starter is handed out: scripts can be run. */
export const modeOf = ({ path }: StarterFile): number => (path.endsWith('.sh') ? 0o755 : 0o644);

export type Task = {
  readonly id: TaskId;
  readonly stage: string;
  readonly title: string;
  /** Phrases of the learning path. */
  readonly answers: readonly string[];
  readonly after: readonly TaskId[];
  readonly minutes: number;
  readonly optional: boolean;
  readonly choose?: string | undefined;
  /** Document kind -> globs in the learner's repository. */
  readonly deliver: Readonly<Record<string, readonly string[]>>;
  readonly criteria: readonly TaskCriterion[];
  readonly runs: readonly TaskRun[];
  readonly ci: 'required' | 'optional' | 'none';
  /** The text of the issue: everything but the hints. */
  readonly body: string;
  readonly goal: string;
  readonly hints: readonly string[];
  readonly starter: readonly StarterFile[];
};

export type Stage = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly testOut: readonly TaskId[];
  /** In an order in which they can be done. */
  readonly tasks: readonly Task[];
};

export type Curriculum = {
  readonly stages: readonly Stage[];
  readonly tasks: ReadonlyMap<TaskId, Task>;
  /** SHA-256 over everything that decides a verdict. */
  readonly hash: string;
  /** The organisation whose own it is, and the commit; undefined for the one that ships with the program. */
  readonly origin?: { readonly owner: string; readonly commit: string };
};

/** The author's fault: where in the curriculum, and what to do. */
export type CurriculumProblem = { readonly file: string; readonly line: number; readonly message: string };

export class CurriculumError extends Error {
  readonly problems: readonly CurriculumProblem[];
  constructor(problems: readonly CurriculumProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.name = 'CurriculumError';
    this.problems = problems;
  }
}
