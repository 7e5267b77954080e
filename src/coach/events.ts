import type { PullRequest } from '../ports/forge.ts';
import type { RepositoryRef } from './learner.ts';

/** What happened, as far as the coach cares. Everything else is nothing. */
export type CoachEvent =
  /** Repositories came within reach; `chosen` when a person picked them one by one. */
  | { readonly kind: 'installed'; readonly repositories: readonly RepositoryRef[]; readonly chosen: boolean }
  /** A suspended installation is back: GitHub does not name its repositories, the store knows them. */
  | { readonly kind: 'unsuspended'; readonly installation: number }
  | { readonly kind: 'uninstalled'; readonly installation: number; readonly repositories: readonly number[] | 'all' }
  | {
      readonly kind: 'repository';
      readonly change: 'moved' | 'archived' | 'unarchived' | 'deleted';
      readonly repository: RepositoryRef;
    }
  | {
      readonly kind: 'issue';
      readonly change: 'closed' | 'reopened' | 'deleted';
      readonly repository: RepositoryRef;
      readonly number: number;
    }
  | {
      readonly kind: 'comment';
      readonly repository: RepositoryRef;
      readonly id: number;
      readonly on: 'issue-comment' | 'review-comment' | 'review';
      readonly number: number;
      readonly isPull: boolean;
      readonly body: string;
      readonly author: string;
    }
  | { readonly kind: 'pull'; readonly repository: RepositoryRef; readonly pull: PullRequest }
  /** CI of a commit has finished, or a person asked for our check again (`asked`). */
  | { readonly kind: 'ci'; readonly repository: RepositoryRef; readonly head: string; readonly asked: boolean }
  /** `.github/stagecoach.yml` may have changed on the default branch, by the commit `head`. */
  | { readonly kind: 'configuration'; readonly repository: RepositoryRef; readonly head: string }
  /** Another push to a repository of an organisation: it may hold the curriculum. */
  | { readonly kind: 'push'; readonly repository: RepositoryRef; readonly ref: string };
