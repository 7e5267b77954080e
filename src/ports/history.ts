import type { Slot } from '../coach/effects.ts';
import type { PullRequest } from './forge.ts';

/** A post of ours that carries the signed mark of its slot. */
export type OwnPost = { readonly slot: Slot; readonly id: number /** When it was made. */; readonly at: string };

export type PersonsComment = {
  readonly id: number;
  readonly on: 'issue-comment' | 'review-comment' | 'review';
  readonly number: number;
  readonly isPull: boolean;
  readonly body: string;
  readonly author: string;
  readonly at: string;
};

/** What a repository tells about its past. */
export type History = {
  readonly posts: readonly OwnPost[];
  readonly comments: readonly PersonsComment[];
  readonly pulls: readonly {
    readonly pull: PullRequest;
    readonly mergedAt: string | undefined;
    readonly closedAt: string | undefined;
  }[];
  /** Numbers of issues of ours that are closed. */
  readonly closed: readonly number[];
  /** Number by title. */
  readonly milestones: ReadonlyMap<string, number>;
};

/** Reads one repository as it was left. Throws ForgeError. */
export type ForgeHistory = { history(): Promise<History> };
