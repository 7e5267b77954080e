import type { Slot } from '../coach/effects.ts';
import type { CoachEvent } from '../coach/events.ts';
import type { PullRequest } from './forge.ts';

/** A post of ours that carries the signed mark of its slot. */
export type OwnPost = { readonly slot: Slot; readonly id: number /** When it was made. */; readonly at: string };

/** A comment of a person, as the webhook of that time told it. */
export type PersonsComment = Omit<Extract<CoachEvent, { kind: 'comment' }>, 'kind' | 'repository'> & {
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
