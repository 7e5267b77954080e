import { type Commit, commitAt, commitsIn, isAncestor, refsOf, zeroSha } from '../git/commits.ts';
import { gitText } from '../git/git.ts';
import { simpleUser } from '../present/accounts.ts';
import { accountOf } from '../present/commits.ts';
import { pageUrl, repositoryOf } from '../present/repositories.ts';
import type { Doer, Repository } from '../state.ts';
import type { World } from '../world.ts';
import { requestSuites } from './checks.ts';
import { closeFrom, closeIssues, followBranch, mergeIndirectly } from './pulls.ts';

/** One ref that moved; forty zeros where it did not or does not exist. */
export type RefUpdate = { readonly ref: string; readonly before: string; readonly after: string };

/** A push has up to 2,048 commits in its webhook (https://docs.github.com/webhooks/webhook-events-and-payloads#push). */
const mostCommits = 2048;

/** All that follows from refs that moved, by a push, a merge or the contents API. */
export async function pushed(
  world: World,
  repository: Repository,
  updates: readonly RefUpdate[],
  by: Doer,
): Promise<void> {
  repository.pushedAt = world.now();
  repository.updatedAt = world.now();
  for (const update of updates) {
    const commits = await newCommits(repository, update);
    await emitPush(world, repository, update, commits, by);
    const branch = /^refs\/heads\/(.+)$/s.exec(update.ref)?.[1];
    if (branch !== undefined) await onBranch(world, repository, branch, update, commits, by);
  }
}

async function onBranch(
  world: World,
  repository: Repository,
  branch: string,
  { before, after }: RefUpdate,
  commits: readonly Commit[],
  by: Doer,
): Promise<void> {
  if (after === zeroSha) return closeFrom(world, repository, branch, by);
  const head = { sha: after, branch, before };
  await requestSuites(world, repository, head, by.account);
  await followBranch(world, repository, branch, before, after, by);
  await mergeIndirectly(world, repository, branch, after, by);
  if (branch === repository.defaultBranch) {
    for (const { message } of commits) await closeIssues(world, repository, message, by);
  }
  await world.ci.start(repository, head, by.account);
}

/** What this push brought: of a new branch, what no other branch has. */
async function newCommits({ dir }: Repository, { ref, before, after }: RefUpdate): Promise<readonly Commit[]> {
  if (after === zeroSha) return [];
  if (before !== zeroSha) return commitsIn(dir, [`${before}..${after}`], { limit: mostCommits, reverse: true });
  const others = [...(await refsOf(dir))].filter(([name]) => name !== ref).map(([, sha]) => `^${sha}`);
  return commitsIn(dir, [after, ...others], { limit: mostCommits, reverse: true });
}

async function emitPush(
  world: World,
  repository: Repository,
  { ref, before, after }: RefUpdate,
  commits: readonly Commit[],
  by: Doer,
): Promise<void> {
  const created = before === zeroSha;
  const deleted = after === zeroSha;
  const told = await hookedCommits(world, repository, commits);
  // A branch that brings nothing new has a head as well.
  const shown =
    told.length > 0 || deleted ? told : await hookedCommits(world, repository, [await commitAt(repository.dir, after)]);
  const payload = {
    ref,
    before,
    after,
    created,
    deleted,
    forced: !created && !deleted && !(await isAncestor(repository.dir, before, after)),
    base_ref: null,
    compare: `${pageUrl(world, repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: told,
    head_commit: shown.at(-1) ?? null,
    pusher: { name: by.account.login, email: by.account.email },
    repository: pushedRepository(world, repository),
  };
  world.hooks.emit({ event: 'push', repository, sender: by.account, payload });
}

/** In this event alone the times are seconds since 1970. */
function pushedRepository(world: World, repository: Repository) {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
  return {
    ...repositoryOf(world, repository),
    owner: { ...simpleUser(world, repository.owner), name: repository.owner.login, email: repository.owner.email },
    created_at: seconds(repository.createdAt),
    pushed_at: seconds(repository.pushedAt),
    stargazers: 0,
    master_branch: repository.defaultBranch,
    ...(repository.owner.type === 'Organization' && { organization: repository.owner.login }),
  };
}

async function hookedCommits(world: World, repository: Repository, commits: readonly Commit[]) {
  const touched = await touchedBy(repository.dir, commits);
  const person = ({ name, email, date }: Commit['author']) => {
    const username = accountOf(world, { name, email, date })?.login;
    return { name, email, date: date.toISOString(), ...(username && { username }) };
  };
  return commits.map((commit) => ({
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date.toISOString(),
    url: `${pageUrl(world, repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    ...touched.get(commit.sha),
  }));
}

type Touched = { readonly added: string[]; readonly removed: string[]; readonly modified: string[] };

/** The paths that each commit touched, of a merge those against its first parent; one run of git for all. */
async function touchedBy(dir: string, commits: readonly Commit[]): Promise<ReadonlyMap<string, Touched>> {
  const touched = new Map(commits.map(({ sha }) => [sha, { added: [], removed: [], modified: [] } as Touched]));
  if (commits.length === 0) return touched;
  const format = ['--format=%H', '--name-status', '--no-renames', '-z', '-m', '--first-parent'];
  const input = commits.map(({ sha }) => `${sha}\n`).join('');
  const fields = (await gitText(dir, ['log', ...format, '--no-walk=unsorted', '--stdin'], { input })).split('\0');
  // A commit's id, then letters and paths in turn: `A`, `a.py`, `M`, `b.py`.
  let current: Touched | undefined;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]?.trim() ?? '';
    if (touched.has(field)) current = touched.get(field);
    else if (field !== '') current?.[kinds[field] ?? 'modified'].push(fields[++i] ?? '');
  }
  return touched;
}

const kinds: Readonly<Record<string, keyof Touched>> = { A: 'added', D: 'removed' };
