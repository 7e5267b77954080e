import type { Effect, Slots } from '../coach/effects.ts';
import type { RepositoryRef } from '../coach/learner.ts';
import type { SubmissionData } from '../review/submission.ts';
import type { SubmittedFile } from '../review/submitted-file.ts';

/** A pull request as it stood at `updatedAt`; what webhooks carry and `pull()` reads. */
export type PullRequest = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly mergeCommit?: string;
  readonly draft: boolean;
  readonly author: { readonly id: number; readonly login: string; readonly bot: boolean };
  readonly labels: readonly string[];
  readonly head: {
    readonly ref: string;
    readonly sha: string /** undefined: the fork is gone */;
    readonly repository?: number;
  };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly defaultBranch: string;
  readonly updatedAt: string;
};

/** One CI result on a commit that is not ours. Only `success` is success. */
export type CiRun = {
  readonly name: string;
  readonly state: 'success' | 'failure' | 'pending' | 'action-required';
  /** GitHub's own word (`cancelled`, `skipped`, `timed_out`, ...). */
  readonly conclusion: string;
  readonly url?: string;
};

export type Ci = 'unknown' | readonly CiRun[];

type Permission = 'admin' | 'write' | 'read' | 'none';

/** Reads one repository. GitHub and local git implement all of it. Throws ForgeError. */
export type ForgeReader = {
  /** The tree at `head` and the diff against the merge base with `base`; links are listed, never followed. */
  change(pull: Pick<PullRequest, 'number' | 'head' | 'base'>): Promise<SubmissionData>;
  ci(head: string): Promise<Ci>;
  /** The text of a file on the default branch; undefined when it is not there. */
  file(path: string): Promise<string | undefined>;
};

/** What GitHub knows besides; the command line needs none of it. */
export type ForgeDirectory = {
  pull(number: number): Promise<PullRequest | undefined>;
  pulls(state: 'open' | 'all'): Promise<readonly PullRequest[]>;
  permission(login: string): Promise<Permission>;
  /** Title, body and state of an issue or pull request. */
  issue(
    number: number,
  ): Promise<{ readonly title: string; readonly body: string; readonly state: 'open' | 'closed' } | undefined>;
  repository(): Promise<{
    readonly ref: RepositoryRef;
    readonly archived: boolean;
    readonly empty: boolean;
    readonly template: boolean;
    readonly hasIssues: boolean;
    readonly defaultBranch: string;
  }>;
  /** The App's installation that has this repository now; undefined where none has, or a suspended one. */
  installation(): Promise<number | undefined>;
  /** All files at a branch, tag or commit, read as one archive. */
  tree(ref: string): Promise<{ readonly commit: string; readonly files: readonly SubmittedFile[] }>;
};

export type SentDelivery = {
  readonly id: number;
  readonly guid: string;
  readonly deliveredAt: string;
  /** What it was answered with; 0 when there was no answer. */
  readonly status: number;
};

/** The App's own listing of what was sent to it. Throws ForgeError. */
export type Deliveries = {
  /** What was sent since then, the newest first. */
  since(time: Date): AsyncIterable<SentDelivery>;
  /** Has it sent once more, under the same GUID. */
  redeliver(id: number): Promise<void>;
};

/**
 * Makes one effect true. `slots` tells what is already posted; `unsure` means that an earlier attempt may have
 * happened, so the forge is searched for the slot's marker before anything is created.
 * @returns the id of the post that now fills the slot
 */
export type ForgeWriter = {
  perform(effect: Effect, slots: Slots, unsure: boolean): Promise<{ readonly id: number }>;
};

/**
 * The world's fault. `unavailable` and `rate-limited` pass by themselves; `gone` (404, 410 of a repository or an
 * installation), `issues-disabled` (410), `forbidden` and `rejected` (422: GitHub will refuse it again) do not.
 */
export class ForgeError extends Error {
  readonly kind: 'unavailable' | 'rate-limited' | 'gone' | 'issues-disabled' | 'forbidden' | 'rejected';
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: ForgeError['kind'],
    message: string,
    options: { status?: number | undefined; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ForgeError';
    this.kind = kind;
    this.status = options.status;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
