import type { Review } from '../review/verdict.ts';

/** A learner is a repository; its numeric id is the key, so that renames and transfers lose nothing. */
export type RepositoryRef = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly ownerType: 'User' | 'Organization';
  readonly installation: number;
  readonly private: boolean;
};

export type TaskProgress = {
  readonly state: 'open' | 'passed' | 'waived';
  /** Rungs of the hint ladder that were given. */
  readonly hints: number;
  /** The pull request, head and merge commit that passed it. */
  readonly pull?: number;
  readonly head?: string;
  readonly merge?: string;
  /** What that pull request handed in. */
  readonly files?: readonly string[];
  readonly at?: string;
};

/** What the coach remembers of one pull request. */
export type PullProgress = {
  readonly task?: string;
  /** Head of the last GitHub review that was posted. */
  readonly reviewedHead?: string;
  /** The last review, without its texts, and the last one of another head, to say what was fixed since. */
  readonly review?: Review;
  readonly before?: Review;
  /** How often in a row it could not be judged, which is our fault. */
  readonly failures?: number;
  /** Findings already posted inline (`check@path#message`), so that none is said twice. */
  readonly said: readonly string[];
  /** All findings of the last review, so that a push which changes nothing of them brings no comment. */
  readonly found?: readonly string[];
  /** Verdict of the last posted GitHub review. */
  readonly verdict?: 'approve' | 'request-changes' | 'comment';
  /** Checks whose finding the learner contests, with the reason. */
  readonly disputes: Readonly<Record<string, string>>;
  readonly asked?: boolean;
  readonly settled?: 'passed' | 'unpassed' | 'closed';
};

/** Preferences of `.github/stagecoach.yml`; nothing in it can change who judges or what. */
export type Preferences = {
  readonly choose: Readonly<Record<string, string>>;
  readonly openTasks: number;
  readonly drafts: boolean;
};

export type LearnerState = {
  readonly repository: RepositoryRef;
  readonly status: 'active' | 'paused' | 'archived' | 'removed' | 'no-issues';
  readonly preferences: Preferences;
  /** What was wrong with the repository's own configuration when last read. */
  readonly configProblem?: string;
  readonly startedAt: string;
  readonly tasks: Readonly<Record<string, TaskProgress>>;
  readonly pulls: Readonly<Record<number, PullProgress>>;
  readonly stagesDone: readonly string[];
  /** Ids of the comments whose commands were carried out, newest last, so that none runs twice. */
  readonly commands: readonly number[];
};

export const defaultPreferences: Preferences = { choose: {}, openTasks: 3, drafts: false };
