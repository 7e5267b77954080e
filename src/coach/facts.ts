import type { Curriculum } from '../curriculum/curriculum.ts';
import type { Progress } from '../curriculum/path.ts';
import type { Voice } from '../curriculum/voice.ts';
import type { Authority } from './authority.ts';
import type { Effect, LedgerEntry, Slot, Slots } from './effects.ts';
import type { LearnerState } from './learner.ts';

/** Everything a planner may look at. */
export type Facts = {
  readonly now: Date;
  readonly curriculum: Curriculum;
  readonly voice: Voice;
  readonly learner: LearnerState;
  readonly slots: Slots;
  readonly authority: Authority;
  /** Version of the program, kept with each verdict. */
  readonly checker: string;
  /** Where the starters can be fetched, when the operator has said so. */
  readonly publicUrl?: string | undefined;
  /** The command that shows the same review locally, when the operator has said so. */
  readonly localCommand?: string | undefined;
};

/** What to do next. */
export type Plan = {
  readonly next: LearnerState;
  readonly effects: readonly Effect[];
  readonly entries: readonly LedgerEntry[];
  /** Why, for the log. */
  readonly because: string;
  /** Slots whose post is not there any more. */
  readonly vacated?: readonly Slot[];
  /** Look again after this many seconds. */
  readonly again?: number;
};

export const progressOf = (learner: LearnerState): Progress => ({
  tasks: learner.tasks,
  choose: learner.preferences.choose,
});

export const nothing = (learner: LearnerState, because: string): Plan => ({
  next: learner,
  effects: [],
  entries: [],
  because,
});
