import type { CheckId, Level } from './check.ts';
import type { Edit, Range } from './range.ts';
import type { ChangedFile } from './submission.ts';

/** Something worth saying about one place. */
export type Finding = {
  /** Check id, or `run/postgres`, `run/python` for what was executed. */
  readonly check: CheckId;
  readonly level: Level;
  readonly message: string;
  /** The recommendation, imperative, without a full stop. */
  readonly title: string;
  /** What was seen and why it matters; plain text in which learner text stands between backticks. */
  readonly text: string;
  readonly path: string;
  readonly range: Range;
  /** The lines in which another check may say the same. */
  readonly within?: Range;
  /** Another check says the same of this place, so this is not said again. */
  readonly repeats?: true;
  /** A Markdown table of differing rows, already escaped, where something was executed. */
  readonly table?: string;
  readonly fix?: Edit | undefined;
  /** The same fix as whole lines of the head version, [startLine, line] from 1, for a suggestion block. */
  readonly suggestion?: { readonly startLine: number; readonly line: number; readonly text: string } | undefined;
};

/**
 * met, unmet: judged. absent: nothing of that kind was handed in. waiting: CI still runs. error: our fault.
 * not-applicable, unknown: the question does not arise or cannot be answered; neither counts.
 * contested: unmet, but the learner objected with a reason and no mentor is configured.
 */
export type CriterionState =
  | 'met'
  | 'unmet'
  | 'absent'
  | 'waiting'
  | 'error'
  | 'not-applicable'
  | 'unknown'
  | 'contested';

export type Criterion = {
  /** Check id, `run/postgres:<file>`, `run/python:<file>`, `run/pytest:<file>`, `run/mutants:<file>`, or `ci`. */
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly expects: string;
  readonly state: CriterionState;
  /** What was looked for and where (`absent`), what is awaited (`waiting`), or what was executed. */
  readonly detail?: string;
  readonly where?: { readonly path: string; readonly line: number };
  readonly findings: readonly Finding[];
  /** True sentences about what was done well (`found` of a `requires` check). */
  readonly praise?: string;
  /** What became of the bugs that were planted to see whether tests notice. */
  readonly planted?: Planted;
  /** It could not be run here, so the learner's own CI has the word. */
  readonly leftToCi?: true;
  /** The earlier task that asked for it, where it is not the one under review. */
  readonly from?: string;
};

/** Bugs by what became of them; one with which the tests never end was noticed too. */
export type Planted = { readonly killed: number; readonly survived: number; readonly timedOut: number };

/** What a criterion asks for, whatever comes of it. */
export type CriterionHead = Pick<Criterion, 'id' | 'level' | 'title' | 'expects'>;

export type Verdict = 'pass' | 'needs-work' | 'waiting' | 'error';

/** What a submission is worth for a task: a value, without texts that depend on who reads it. */
export type Review = {
  readonly task: string;
  readonly base: string;
  readonly head: string;
  readonly seed: number;
  readonly checker: string;
  readonly curriculum: string;
  readonly verdict: Verdict;
  readonly criteria: readonly Criterion[];
};

/** A review with the diff it was made on, kept so that the same question is never worked twice. */
export type ReviewedChange = { readonly review: Review; readonly changed: readonly ChangedFile[] };

/** The verdict that the must criteria give; `error` and `waiting` never count against a learner. */
export function verdictOf(criteria: readonly Criterion[]): Verdict {
  const musts = criteria.filter((criterion) => criterion.level === 'must').map((criterion) => criterion.state);
  if (musts.some((state) => state === 'unmet' || state === 'absent')) return 'needs-work';
  if (musts.includes('error')) return 'error';
  if (musts.includes('waiting')) return 'waiting';
  return 'pass';
}

/** Every finding of a review that is to be said, in the order of its criteria. */
export const findingsOf = (review: Review): readonly Finding[] =>
  review.criteria.flatMap(({ findings }) => findings.filter(({ repeats }) => !repeats));
