import { commitAt, gitBranchesAt } from '../git/commits.ts';
import { statusOf } from '../present/checks.ts';
import { commitOf } from '../present/commits.ts';
import { repositoryOf, repositoryUrl } from '../present/repositories.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { CommitStatus, Doer, Repository } from '../state.ts';
import { fullName, type World } from '../world.ts';
import { commitOfRef } from './contents.ts';
import { created, type Operation, ok, operation, paged, pageOf } from './operation.ts';

/** https://docs.github.com/rest/commits/statuses#create-a-commit-status */
const mostPerContext = 1000;

const create = operation(
  'POST /repos/{owner}/{repo}/statuses/{sha}',
  async ({ world, repository, by, params, body }) => {
    const sha = await commitOfRef(repository, params.sha).catch(() => undefined);
    if (sha !== params.sha) throw new Refusal(422, `No commit found for SHA: ${params.sha}`);
    const { state, context = 'default', description = null, target_url: targetUrl = null } = body;
    if ((description?.length ?? 0) > 140)
      throw invalid('Status', 'description', 'custom', 'description is too long (maximum is 140 characters)');
    const same = repository.statuses.filter((one) => one.sha === sha && one.context === context);
    if (same.length >= mostPerContext)
      throw new Refusal(422, 'This SHA and context has reached the maximum number of statuses.');
    const status: CommitStatus = {
      id: world.nextId(),
      sha,
      state,
      context,
      description,
      targetUrl,
      creator: by().account,
      createdAt: world.now(),
    };
    repository.statuses.push(status);
    await emit(world, repository, status, by());
    return created(statusOf(world, repository, status));
  },
);

async function emit(world: World, repository: Repository, status: CommitStatus, { account }: Doer): Promise<void> {
  const { sha, context, description, state } = status;
  const commit = commitOf(world, repository, await commitAt(repository.dir, sha));
  const branches = await gitBranchesAt(repository.dir, sha);
  const url = `${repositoryUrl(world, repository)}/commits/${sha}`;
  const payload = {
    id: status.id,
    sha,
    name: fullName(repository),
    target_url: status.targetUrl,
    avatar_url: null,
    context,
    description,
    state,
    commit,
    branches: branches.map((name) => ({ name, commit: { sha, url }, protected: false })),
    created_at: status.createdAt.toISOString(),
    updated_at: status.createdAt.toISOString(),
  };
  world.hooks.emit({ event: 'status', repository, sender: account, payload });
}

const newestFirst = (repository: Repository, sha: string): readonly CommitStatus[] =>
  repository.statuses.filter((status) => status.sha === sha).toReversed();

const list = operation('GET /repos/{owner}/{repo}/commits/{ref}/statuses', async (call) => {
  const sha = await commitOfRef(call.repository, call.params.ref);
  return paged(call, newestFirst(call.repository, sha), (status) => statusOf(call.world, call.repository, status));
});

/** The newest of each context; no status at all is `pending`. */
const combined = operation('GET /repos/{owner}/{repo}/commits/{ref}/status', async (call) => {
  const { world, repository } = call;
  const sha = await commitOfRef(repository, call.params.ref);
  const seen = new Set<string>();
  const latest = newestFirst(repository, sha).filter(({ context }) => !seen.has(context) && seen.add(context));
  const bad = latest.some(({ state }) => state === 'failure' || state === 'error');
  const good = latest.length > 0 && latest.every(({ state }) => state === 'success');
  const { from, size } = pageOf(call);
  const url = `${repositoryUrl(world, repository)}/commits/${sha}`;
  return ok({
    state: bad ? 'failure' : good ? 'success' : 'pending',
    statuses: latest.slice(from, from + size).map((status) => {
      const { creator: _, ...simple } = statusOf(world, repository, status);
      return simple;
    }),
    sha,
    total_count: latest.length,
    repository: repositoryOf(world, repository),
    commit_url: url,
    url: `${url}/status`,
  });
});

export const statusOperations: readonly Operation[] = [create, list, combined];
