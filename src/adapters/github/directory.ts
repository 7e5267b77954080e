import { z } from 'zod';
import { type ForgeDirectory, ForgeError, type PullRequest } from '../../ports/forge.ts';
import type { Connection } from './connection.ts';

/** GitHub shows the posts of deleted accounts as https://github.com/ghost. */
const ghost = { id: 10137, login: 'ghost', type: 'User' };

const side = z.object({ ref: z.string(), sha: z.string() });

/** A pull request as the REST API answers it and webhooks carry it. */
export const pullRequest = z
  .object({
    number: z.number(),
    title: z.string(),
    body: z.string().nullish(),
    state: z.enum(['open', 'closed']),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    draft: z.boolean().optional(),
    user: z.object({ id: z.number(), login: z.string(), type: z.string() }).nullable(),
    labels: z.array(z.object({ name: z.string() })),
    head: side.extend({ repo: z.object({ id: z.number() }).nullish() }),
    base: side.extend({ repo: z.object({ default_branch: z.string() }) }),
    updated_at: z.string(),
  })
  .transform(({ head, base, user, labels, ...pull }): PullRequest => {
    const { id, login, type } = user ?? ghost;
    const merged = typeof pull.merged_at === 'string';
    return {
      number: pull.number,
      title: pull.title,
      body: pull.body ?? '',
      state: pull.state,
      merged,
      // An open pull request has one too: that of a merge that GitHub tried out.
      ...(merged && pull.merge_commit_sha ? { mergeCommit: pull.merge_commit_sha } : {}),
      draft: pull.draft ?? false,
      author: { id, login, bot: type === 'Bot' },
      labels: labels.map(({ name }) => name),
      head: { ref: head.ref, sha: head.sha, ...(head.repo ? { repository: head.repo.id } : {}) },
      base: { ref: base.ref, sha: base.sha },
      defaultBranch: base.repo.default_branch,
      updatedAt: pull.updated_at,
    };
  });

const issue = z.object({
  title: z.string(),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  state: z.enum(['open', 'closed']),
});

const repositoryAnswer = z.object({
  id: z.number(),
  name: z.string(),
  owner: z.object({ login: z.string(), type: z.string() }),
  private: z.boolean(),
  archived: z.boolean(),
  size: z.number(),
  is_template: z.boolean().optional(),
  has_issues: z.boolean(),
  default_branch: z.string(),
});

const installation = z.object({ id: z.number(), suspended_at: z.string().nullish() });

/** Asked by the App itself, which is let through to where a repository went; a token of the former owner's is not. */
async function readInstallation(connection: Connection): ReturnType<ForgeDirectory['installation']> {
  const found = await connection.find(installation, ({ request, ...target }) =>
    connection.octokit.rest.apps.getRepoInstallation({ ...target, request: { ...request, redirect: 'follow' } }),
  );
  return found?.suspended_at ? undefined : found?.id;
}

const permission = z.object({ permission: z.enum(['admin', 'write', 'read', 'none']) });

/** `size` is 0 for a while after the first push as well, so then the default branch is looked for. */
async function isEmpty(connection: Connection, size: number, branch: string): Promise<boolean> {
  if (size > 0) return false;
  try {
    const ref = `heads/${branch}`;
    await connection.call(z.object({ sha: z.string() }), (target) =>
      connection.octokit.rest.repos.getCommit({ ...target, ref, per_page: 1 }),
    );
    return false;
  } catch (error) {
    // 409 "Git Repository is empty", 404 and 422 "No commit found": nothing on the default branch.
    if (error instanceof ForgeError && (error.kind === 'rejected' || error.kind === 'gone')) return true;
    throw error;
  }
}

async function readRepository(connection: Connection): ReturnType<ForgeDirectory['repository']> {
  const answer = await connection.call(repositoryAnswer, (target) => connection.octokit.rest.repos.get(target));
  return {
    ref: {
      id: answer.id,
      owner: answer.owner.login,
      name: answer.name,
      ownerType: answer.owner.type === 'Organization' ? 'Organization' : 'User',
      installation: connection.repository.installation,
      private: answer.private,
    },
    archived: answer.archived,
    empty: await isEmpty(connection, answer.size, answer.default_branch),
    template: answer.is_template ?? false,
    hasIssues: answer.has_issues,
    defaultBranch: answer.default_branch,
  };
}

export function createDirectory(connection: Connection): Omit<ForgeDirectory, 'tree'> {
  const { rest } = connection.octokit;
  return {
    pull: (number) => connection.find(pullRequest, (target) => rest.pulls.get({ ...target, pull_number: number })),
    pulls: (state) => connection.all(z.array(pullRequest), (target) => rest.pulls.list({ ...target, state })),
    permission: async (username) => {
      const found = await connection.find(permission, (target) =>
        rest.repos.getCollaboratorPermissionLevel({ ...target, username }),
      );
      return found?.permission ?? 'none';
    },
    issue: (number) => connection.find(issue, (target) => rest.issues.get({ ...target, issue_number: number })),
    repository: () => readRepository(connection),
    installation: () => readInstallation(connection),
  };
}
