import { commitTree, isAncestor, mergedTree, moveRef, refSha, type Signature } from '../git/commits.ts';
import { git } from '../git/git.ts';
import { inTurn } from '../git/turns.ts';
import { Refusal } from '../refusal.ts';
import type { Account, Doer, PullRequest, Repository } from '../state.ts';
import { fullName, isPull, pullsFrom, pullsOf, type World } from '../world.ts';
import { requestSuites } from './checks.ts';
import { emitIssue, newIssue, setState } from './issues.ts';
import { pushed } from './pushes.ts';
import { closedBy } from './references.ts';
import { followComments } from './reviews.ts';

export type NewPull = {
  readonly title: string;
  readonly body: string | null;
  readonly head: {
    readonly owner: Account;
    readonly repository: Repository;
    readonly ref: string;
    readonly sha: string;
  };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly draft: boolean;
};

export const signatureOf = (world: World, { name, login, email }: Account): Signature => ({
  name: name ?? login,
  email,
  date: world.now(),
});

/** GitHub keeps a pull request's commits in the repository that it goes to, under `refs/pull/`. */
export async function keepHead(repository: Repository, number: number, from: Repository, sha: string): Promise<void> {
  if (from !== repository) await git(repository.dir, ['fetch', '--quiet', '--no-tags', from.dir, sha]);
  await git(repository.dir, ['update-ref', `refs/pull/${number}/head`, sha]);
}

export async function openPull(world: World, repository: Repository, by: Doer, given: NewPull): Promise<PullRequest> {
  const { head, base, draft, title, body } = given;
  const issue = newIssue(
    world,
    repository,
    by,
    { title, body, labels: [], milestone: undefined },
    {
      id: world.nextId(),
      head: { owner: head.owner, repository: head.repository, ref: head.ref },
      headSha: head.sha,
      baseRef: base.ref,
      baseSha: base.sha,
      draft,
      merged: undefined,
      reviews: [],
      comments: [],
    },
  );
  if (!isPull(issue)) throw new Error('unreachable');
  await keepHead(repository, issue.number, head.repository, head.sha);
  await emitIssue(world, issue, 'opened', by);
  await onNewHead(world, issue, by, null);
  return issue;
}

/** A commit of a fork is new to the repository: its Apps are asked to check it, and its workflows run. */
async function onNewHead(world: World, issue: PullRequest, by: Doer, before: string | null): Promise<void> {
  const { repository, pull } = issue;
  const fork = pull.head.repository !== repository;
  const head = { sha: pull.headSha, branch: fork ? null : pull.head.ref, before };
  if (fork) await requestSuites(world, repository, head, by.account);
  await world.ci.start(repository, head, by.account);
}

/** A branch moved: the pull requests from it follow (https://docs.github.com/webhooks/webhook-events-and-payloads?actionType=synchronize#pull_request). */
export async function followBranch(
  world: World,
  repository: Repository,
  ref: string,
  before: string,
  after: string,
  by: Doer,
): Promise<void> {
  for (const issue of pullsFrom(world, repository, ref)) {
    const { pull } = issue;
    await keepHead(issue.repository, issue.number, repository, after);
    const base = await refSha(issue.repository.dir, `refs/heads/${pull.baseRef}`);
    pull.headSha = after;
    pull.baseSha = base ?? pull.baseSha;
    issue.updatedAt = world.now();
    await followComments(issue);
    await emitIssue(world, issue, 'synchronize', by, { before, after });
    // A branch that was reset to its base has nothing left to merge.
    if (base && (await isAncestor(issue.repository.dir, after, base))) await setState(world, issue, 'closed', by);
    else await onNewHead(world, issue, by, before);
  }
}

/** Deleting the head branch closes its pull requests. */
export async function closeFrom(world: World, repository: Repository, ref: string, by: Doer): Promise<void> {
  for (const issue of pullsFrom(world, repository, ref)) await setState(world, issue, 'closed', by);
}

/**
 * Whose head arrived on its base by other ways than the button is merged as well
 * (https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges#indirect-merges).
 */
export async function mergeIndirectly(world: World, repository: Repository, ref: string, tip: string, by: Doer) {
  const open = pullsOf(repository).filter(({ state, pull }) => state === 'open' && pull.baseRef === ref);
  for (const issue of open) {
    if (!(await isAncestor(repository.dir, issue.pull.headSha, tip))) continue;
    issue.pull.merged = { at: world.now(), by: by.account, commit: issue.pull.headSha };
    await setState(world, issue, 'closed', by);
    if (ref === repository.defaultBranch) await closeIssues(world, repository, issue.body ?? '', by);
  }
}

export async function closeIssues(world: World, repository: Repository, text: string, by: Doer): Promise<void> {
  for (const number of closedBy(text, fullName(repository))) {
    const issue = repository.issues.get(number);
    if (issue && !issue.pull) await setState(world, issue, 'closed', by, 'completed');
  }
}

export type Merge = {
  readonly method: 'merge' | 'squash' | 'rebase';
  readonly title: string | undefined;
  readonly message: string | undefined;
};

/** Merges as the button does. @returns the merge commit @throws Refusal 405 or 409 (https://docs.github.com/rest/pulls/pulls#merge-a-pull-request) */
export function merge(world: World, issue: PullRequest, by: Doer, how: Merge): Promise<string> {
  return inTurn(issue.repository, () => mergeNow(world, issue, by, how));
}

async function mergeNow(world: World, issue: PullRequest, by: Doer, how: Merge): Promise<string> {
  const { repository, pull } = issue;
  if (issue.state !== 'open') throw new Refusal(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (how.method === 'rebase') throw new Refusal(405, 'Rebase merges are not allowed on this repository.');
  const branch = `refs/heads/${pull.baseRef}`;
  const base = await refSha(repository.dir, branch);
  const tree = base && (await mergedTree(repository.dir, base, pull.headSha));
  if (!base || !tree) throw new Refusal(405, 'Pull Request is not mergeable');
  const commit = await mergeCommit(world, issue, by, how, base, tree);
  if (!(await moveRef(repository.dir, branch, commit, base))) {
    throw new Refusal(409, 'Base branch was modified. Review and try the merge again.');
  }
  pull.merged = { at: world.now(), by: by.account, commit };
  await setState(world, issue, 'closed', by);
  // The commits' own messages close issues as those of any push do.
  await pushed(world, repository, [{ ref: branch, before: base, after: commit }], by);
  if (pull.baseRef === repository.defaultBranch) await closeIssues(world, repository, issue.body ?? '', by);
  return commit;
}

function mergeCommit(world: World, issue: PullRequest, by: Doer, how: Merge, base: string, tree: string) {
  const { repository, pull } = issue;
  const squash = how.method === 'squash';
  const from = `${pull.head.owner.login}/${pull.head.ref}`;
  const usual = squash ? `${issue.title} (#${issue.number})` : `Merge pull request #${issue.number} from ${from}`;
  const author = signatureOf(world, by.account);
  return commitTree(repository.dir, {
    tree,
    parents: squash ? [base] : [base, pull.headSha],
    message: [how.title ?? usual, how.message ?? (squash ? '' : issue.title)].filter(Boolean).join('\n\n'),
    author,
    committer: { name: 'GitHub', email: 'noreply@github.com', date: author.date },
  });
}
