import type { AppPermissions } from './openapi/types.ts';

/** Everything the playground remembers, by GitHub's numeric ids. Records are mutable: they are the database. */

export type Account = {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
  readonly name: string | null;
  /** Commits with this address are shown as theirs. */
  readonly email: string;
  /** A person's access token, good for the API and for git. */
  readonly token: string | undefined;
  /** Of an organization. */
  readonly members: Map<Account, 'admin' | 'member'>;
  readonly createdAt: Date;
};

export type GitHubApp = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  readonly owner: Account;
  /** `slug[bot]`: who its posts are from. */
  readonly bot: Account;
  readonly publicKey: string;
  readonly webhookSecret: string;
  webhookUrl: string | undefined;
  readonly hookId: number;
  readonly permissions: AppPermissions;
  readonly events: readonly string[];
  readonly createdAt: Date;
  /** The oldest first. */
  readonly deliveries: Delivery[];
};

export type Installation = {
  readonly id: number;
  readonly app: GitHubApp;
  readonly account: Account;
  selection: 'all' | 'selected';
  /** Of a selection; unused for `all`. */
  readonly repositories: Set<Repository>;
  suspended: { readonly by: Account | null; readonly at: Date } | undefined;
  readonly createdAt: Date;
  updatedAt: Date;
};

export type InstallationToken = {
  readonly value: string;
  readonly installation: Installation;
  readonly expiresAt: Date;
  readonly permissions: AppPermissions;
  /** Undefined: all of the installation's. */
  readonly repositories: ReadonlySet<Repository> | undefined;
};

export type Delivery = {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly deliveredAt: Date;
  readonly redelivery: boolean;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly payload: string;
  /** Seconds. */
  readonly duration: number;
  /** 0 when there was no answer. */
  readonly statusCode: number;
  readonly status: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
};

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export type Repository = {
  readonly id: number;
  owner: Account;
  name: string;
  description: string | null;
  private: boolean;
  archived: boolean;
  template: boolean;
  hasIssues: boolean;
  defaultBranch: string;
  readonly parent: Repository | undefined;
  /** Folder of the bare repository. */
  readonly dir: string;
  /** Kilobytes, as they were before the last push: GitHub counts later. */
  size: number;
  readonly collaborators: Map<Account, Exclude<Role, 'none'>>;
  readonly issues: Map<number, Issue>;
  /** Numbers of issues that were deleted. */
  readonly deleted: Set<number>;
  readonly labels: Label[];
  readonly milestones: Milestone[];
  readonly suites: CheckSuite[];
  readonly statuses: CommitStatus[];
  lastNumber: number;
  readonly createdAt: Date;
  updatedAt: Date;
  pushedAt: Date;
};

export type Label = {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
  readonly default: boolean;
};

export type Milestone = {
  readonly id: number;
  readonly number: number;
  title: string;
  description: string | null;
  state: 'open' | 'closed';
  dueOn: string | null;
  readonly creator: Account;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
};

export type ReactionContent = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';
export type Reaction = {
  readonly id: number;
  readonly user: Account;
  readonly content: ReactionContent;
  readonly createdAt: Date;
};

/** What somebody wrote. */
type Post = {
  readonly id: number;
  readonly author: Account;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
};

export type Comment = Post & { readonly reactions: Reaction[]; readonly via: GitHubApp | undefined };

/** An issue; a pull request is one too, with `pull`. */
export type Issue = Omit<Post, 'body'> & {
  readonly repository: Repository;
  readonly number: number;
  readonly via: GitHubApp | undefined;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  labels: Label[];
  milestone: Milestone | undefined;
  closedAt: Date | null;
  closedBy: Account | undefined;
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly pull: Pull | undefined;
};

type Pull = {
  /** Of the pull request; its issue has another. */
  readonly id: number;
  readonly head: { readonly owner: Account; readonly repository: Repository; readonly ref: string };
  headSha: string;
  baseRef: string;
  /** The base branch when the head last moved. */
  baseSha: string;
  draft: boolean;
  merged: { readonly at: Date; readonly by: Account; readonly commit: string } | undefined;
  readonly reviews: Review[];
  readonly comments: ReviewComment[];
};

export type PullRequest = Issue & { readonly pull: Pull };

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export type Review = Post & {
  state: ReviewState;
  readonly commit: string;
  submittedAt: Date | undefined;
};

export type Side = 'LEFT' | 'RIGHT';

/** A place in the diff of one commit. */
export type Place = {
  readonly commit: string;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly position: number;
};

export type ReviewComment = Post & {
  readonly review: Review;
  readonly path: string;
  readonly side: Side;
  readonly startSide: Side | undefined;
  readonly original: Place;
  /** Undefined once the lines changed: GitHub calls it outdated. */
  now: Place | undefined;
  readonly diffHunk: string;
  readonly inReplyTo: number | undefined;
  readonly reactions: Reaction[];
};

export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';

type CheckStatus = 'queued' | 'in_progress' | 'completed';

export type CheckSuite = {
  readonly id: number;
  readonly app: GitHubApp;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly before: string | null;
  readonly runs: CheckRun[];
  /** Of a suite without runs; with runs they tell. */
  status: CheckStatus;
  conclusion: Conclusion | null;
  readonly createdAt: Date;
  updatedAt: Date;
};

export type Annotation = {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number | undefined;
  readonly end_column?: number | undefined;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string | undefined;
  readonly raw_details?: string | undefined;
};

export type CheckRun = {
  readonly id: number;
  readonly suite: CheckSuite;
  name: string;
  externalId: string;
  detailsUrl: string | undefined;
  status: CheckStatus;
  conclusion: Conclusion | null;
  startedAt: Date;
  completedAt: Date | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
};

export type CommitStatus = {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: Date;
};

/** Who does something; an App does it as its bot. */
export type Doer = { readonly account: Account; readonly app: GitHubApp | undefined };
