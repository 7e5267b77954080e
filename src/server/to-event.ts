import { z } from 'zod';
import { pullRequest } from '../adapters/github/directory.ts';
import { parseCommands } from '../coach/commands.ts';
import type { CoachEvent } from '../coach/events.ts';
import type { RepositoryRef } from '../coach/learner.ts';

const user = z.object({ id: z.number(), login: z.string(), type: z.string() });
const repositorySchema = z.object({
  id: z.number(),
  name: z.string(),
  private: z.boolean(),
  owner: z.object({ login: z.string(), type: z.string().optional() }),
});
const installationSchema = z.object({ id: z.number() });
const envelope = z.object({
  action: z.string().optional(),
  sender: user.optional(),
  installation: installationSchema.optional(),
  repository: repositorySchema.optional(),
});
const shortRepository = z.object({ id: z.number(), name: z.string(), full_name: z.string(), private: z.boolean() });

type Context = {
  readonly action: string;
  readonly repository: RepositoryRef | undefined;
  readonly sender: z.output<typeof user> | undefined;
  readonly appId: number;
};

/**
 * What a webhook means to the coach, or undefined: another event, a bot's doing, or a payload without what is needed.
 * @param appId our own App, whose checks are not the learner's CI
 */
export function toEvent(name: string, payload: unknown, appId: number): CoachEvent | undefined {
  const parsed = envelope.safeParse(payload);
  if (!parsed.success) return undefined;
  const { action = '', installation, repository, sender } = parsed.data;
  const ref = installation && repository ? refOf(repository, installation.id) : undefined;
  const context = { action, repository: ref, sender, appId };
  return Object.hasOwn(readers, name) ? readers[name]?.(payload, context) : undefined;
}

const refOf = (repository: z.output<typeof repositorySchema>, installation: number): RepositoryRef => ({
  id: repository.id,
  owner: repository.owner.login,
  name: repository.name,
  ownerType: repository.owner.type === 'Organization' ? 'Organization' : 'User',
  installation,
  private: repository.private,
});

type Reader = (payload: unknown, context: Context) => CoachEvent | undefined;

const readers: Readonly<Record<string, Reader>> = {
  installation: readInstallation,
  installation_repositories: readInstallationRepositories,
  repository: readRepository,
  issues: readIssue,
  issue_comment: readIssueComment,
  pull_request: readPull,
  pull_request_review: readReview,
  pull_request_review_comment: readReviewComment,
  check_suite: readCheckSuite,
  check_run: readCheckRun,
  status: readStatus,
  push: readPush,
};

const account = z.object({
  id: z.number(),
  account: z.object({ login: z.string(), type: z.string() }),
  repository_selection: z.string(),
});

function refsOf(
  repositories: readonly z.output<typeof shortRepository>[],
  installation: z.output<typeof account>,
): readonly RepositoryRef[] {
  return repositories.map(({ id, name, private: isPrivate }) => ({
    id,
    owner: installation.account.login,
    name,
    ownerType: installation.account.type === 'Organization' ? 'Organization' : 'User',
    installation: installation.id,
    private: isPrivate,
  }));
}

function readInstallation(payload: unknown, { action }: Context): CoachEvent | undefined {
  const parsed = z
    .object({ installation: account, repositories: z.array(shortRepository).default([]) })
    .safeParse(payload);
  if (!parsed.success) return undefined;
  const { installation, repositories } = parsed.data;
  if (action === 'deleted' || action === 'suspend')
    return { kind: 'uninstalled', installation: installation.id, repositories: 'all' };
  if (action === 'unsuspend') return { kind: 'unsuspended', installation: installation.id };
  if (action !== 'created') return undefined;
  return {
    kind: 'installed',
    repositories: refsOf(repositories, installation),
    chosen: installation.repository_selection === 'selected',
  };
}

function readInstallationRepositories(payload: unknown, { action }: Context): CoachEvent | undefined {
  const parsed = z
    .object({
      installation: account,
      repositories_added: z.array(shortRepository).default([]),
      repositories_removed: z.array(shortRepository).default([]),
    })
    .safeParse(payload);
  if (!parsed.success) return undefined;
  const { installation, repositories_added: added, repositories_removed: removed } = parsed.data;
  if (action === 'removed')
    return { kind: 'uninstalled', installation: installation.id, repositories: removed.map(({ id }) => id) };
  return {
    kind: 'installed',
    repositories: refsOf(added, installation),
    chosen: installation.repository_selection === 'selected',
  };
}

function readRepository(_payload: unknown, { action, repository }: Context): CoachEvent | undefined {
  const changes: Readonly<Record<string, Extract<CoachEvent, { kind: 'repository' }>['change']>> = {
    renamed: 'moved',
    transferred: 'moved',
    privatized: 'moved',
    publicized: 'moved',
    archived: 'archived',
    unarchived: 'unarchived',
    deleted: 'deleted',
  };
  const change = changes[action];
  return repository && change ? { kind: 'repository', change, repository } : undefined;
}

function readIssue(payload: unknown, { action, repository, sender }: Context): CoachEvent | undefined {
  const parsed = z.object({ issue: z.object({ number: z.number() }) }).safeParse(payload);
  if (!parsed.success || !repository || sender?.type === 'Bot') return undefined;
  if (action !== 'closed' && action !== 'reopened' && action !== 'deleted') return undefined;
  return { kind: 'issue', change: action, repository, number: parsed.data.issue.number };
}

const commentSchema = z.object({ id: z.number(), body: z.string().nullable(), user });

function commentOf(
  repository: RepositoryRef | undefined,
  comment: z.output<typeof commentSchema>,
  on: 'issue-comment' | 'review-comment' | 'review',
  number: number,
  isPull: boolean,
): CoachEvent | undefined {
  if (!repository || comment.user.type === 'Bot' || parseCommands(comment.body ?? '').length === 0) return undefined;
  return {
    kind: 'comment',
    repository,
    id: comment.id,
    on,
    number,
    isPull,
    body: comment.body ?? '',
    author: comment.user.login,
  };
}

function readIssueComment(payload: unknown, { action, repository }: Context): CoachEvent | undefined {
  const parsed = z
    .object({ issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }), comment: commentSchema })
    .safeParse(payload);
  if (!parsed.success || action !== 'created') return undefined;
  const { issue, comment } = parsed.data;
  return commentOf(repository, comment, 'issue-comment', issue.number, issue.pull_request !== undefined);
}

function readReview(payload: unknown, { action, repository }: Context): CoachEvent | undefined {
  const parsed = z.object({ pull_request: z.object({ number: z.number() }), review: commentSchema }).safeParse(payload);
  if (!parsed.success || action !== 'submitted') return undefined;
  return commentOf(repository, parsed.data.review, 'review', parsed.data.pull_request.number, true);
}

function readReviewComment(payload: unknown, { action, repository }: Context): CoachEvent | undefined {
  const parsed = z
    .object({ pull_request: z.object({ number: z.number() }), comment: commentSchema })
    .safeParse(payload);
  if (!parsed.success || action !== 'created') return undefined;
  return commentOf(repository, parsed.data.comment, 'review-comment', parsed.data.pull_request.number, true);
}

const pullActions = [
  'opened',
  'synchronize',
  'edited',
  'reopened',
  'ready_for_review',
  'converted_to_draft',
  'closed',
  'labeled',
  'unlabeled',
];

function readPull(payload: unknown, { action, repository }: Context): CoachEvent | undefined {
  const parsed = z.object({ pull_request: pullRequest }).safeParse(payload);
  if (!parsed.success || !repository || !pullActions.includes(action)) return undefined;
  return { kind: 'pull', repository, pull: parsed.data.pull_request };
}

const app = z.object({ id: z.number() }).nullish();

function readCheckSuite(payload: unknown, { action, repository, appId }: Context): CoachEvent | undefined {
  const parsed = z.object({ check_suite: z.object({ head_sha: z.string(), app }) }).safeParse(payload);
  if (!parsed.success || !repository) return undefined;
  const own = parsed.data.check_suite.app?.id === appId;
  if (!(action === 'rerequested' && own) && !(action === 'completed' && !own)) return undefined;
  return { kind: 'ci', repository, head: parsed.data.check_suite.head_sha, asked: own };
}

function readCheckRun(payload: unknown, { action, repository, appId }: Context): CoachEvent | undefined {
  const parsed = z.object({ check_run: z.object({ head_sha: z.string(), app }) }).safeParse(payload);
  if (!parsed.success || !repository) return undefined;
  const own = parsed.data.check_run.app?.id === appId;
  if (!(action === 'rerequested' && own) && !(action === 'completed' && !own)) return undefined;
  return { kind: 'ci', repository, head: parsed.data.check_run.head_sha, asked: own };
}

function readStatus(payload: unknown, { repository }: Context): CoachEvent | undefined {
  const parsed = z.object({ sha: z.string() }).safeParse(payload);
  return parsed.success && repository ? { kind: 'ci', repository, head: parsed.data.sha, asked: false } : undefined;
}

/** The learner's preferences, or (in an organisation's `.github` repository) who judges. */
const configurationPaths = ['.github/stagecoach.yml', 'stagecoach.yml'] as const;

function readPush(payload: unknown, { repository }: Context): CoachEvent | undefined {
  const paths = z.array(z.string()).default([]);
  const commit = z.object({ added: paths, removed: paths, modified: paths });
  const parsed = z
    .object({
      ref: z.string(),
      after: z.string(),
      deleted: z.boolean(),
      repository: z.object({ default_branch: z.string() }),
      commits: z.array(commit).default([]),
    })
    .safeParse(payload);
  if (!parsed.success || !repository || parsed.data.deleted) return undefined;
  const { ref, after: head, commits } = parsed.data;
  const touched = commits.flatMap(({ added, removed, modified }) => [...added, ...removed, ...modified]);
  const configures = touched.some((path) => (configurationPaths as readonly string[]).includes(path));
  if (configures && ref === `refs/heads/${parsed.data.repository.default_branch}`)
    return { kind: 'configuration', repository, head };
  return repository.ownerType === 'Organization' ? { kind: 'push', repository, ref } : undefined;
}
