import { editText, emitIssue, setState } from '../acts/issues.ts';
import { keepHead, merge, openPull } from '../acts/pulls.ts';
import { commitsIn, countCommits, isAncestor, mergeBase, refSha } from '../git/commits.ts';
import { git } from '../git/git.ts';
import { commitOf } from '../present/commits.ts';
import { fileOf, filesOf, fullPull, listedPull } from '../present/pulls.ts';
import { checkBody, invalid, notFound, Refusal } from '../refusal.ts';
import type { Account, Doer, PullRequest, Repository } from '../state.ts';
import { accountNamed, atLeast, isPull, pullsOf, roleOf, type World } from '../world.ts';
import { checkTitle } from './issues.ts';
import { created, noContent, type Operation, ok, operation, paged } from './operation.ts';

export function pullNumbered(repository: Repository, number: string): PullRequest {
  const issue = repository.issues.get(Number(number));
  if (!issue || !isPull(issue)) throw notFound();
  return issue;
}

const list = operation('GET /repos/{owner}/{repo}/pulls', (call) => {
  const { query } = call;
  const state = query.get('state') ?? 'open';
  const [head, base] = [query.get('head'), query.get('base')];
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  const wanted = pullsOf(call.repository)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter(({ pull }) => head === null || `${pull.head.owner.login}:${pull.head.ref}` === head)
    .filter(({ pull }) => base === null || pull.baseRef === base)
    .toSorted((a, b) => sign * (a[key].getTime() - b[key].getTime() || a.number - b.number));
  return paged(call, wanted, (issue) => listedPull(call.world, issue));
});

const one = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}', async ({ world, repository, params }) =>
  ok(await fullPull(world, pullNumbered(repository, params.pull_number))),
);

type Head = { readonly owner: Account; readonly repository: Repository; readonly ref: string; readonly sha: string };

/** `branch`, or `owner:branch` of a fork: https://docs.github.com/rest/pulls/pulls#create-a-pull-request */
async function headOf(world: World, repository: Repository, name: string): Promise<Head> {
  const [first = '', ...rest] = name.split(':');
  const ref = rest.length > 0 ? rest.join(':') : first;
  const owner = rest.length > 0 ? accountNamed(world, first) : repository.owner;
  const from = [...world.repositories.values()].find(
    (candidate) => candidate.owner === owner && (candidate === repository || candidate.parent === repository),
  );
  const sha = from && (await refSha(from.dir, `refs/heads/${ref}`));
  if (!owner || !from || !sha) throw invalid('PullRequest', 'head', 'invalid');
  return { owner, repository: from, ref, sha };
}

const create = operation('POST /repos/{owner}/{repo}/pulls', async ({ world, repository, by, body }) => {
  const title = checkTitle('PullRequest', body.title);
  checkBody('PullRequest', body.body);
  const baseSha = await refSha(repository.dir, `refs/heads/${body.base}`);
  if (!baseSha) throw invalid('PullRequest', 'base', 'invalid');
  const head = await headOf(world, repository, body.head);
  checkMayOpen(by(), repository, head);
  if (head.repository !== repository)
    await git(repository.dir, ['fetch', '--quiet', '--no-tags', head.repository.dir, head.sha]);
  await checkNew(repository, head, body.base, baseSha);
  const base = { ref: body.base, sha: baseSha };
  const issue = await openPull(world, repository, by(), {
    title,
    body: body.body ?? null,
    head,
    base,
    draft: body.draft ?? false,
  });
  return created(await fullPull(world, issue));
});

/** Their branch, or one of a repository that they may push to. */
function checkMayOpen({ account, app }: Doer, repository: Repository, head: Head): void {
  if (app || atLeast(roleOf(account, head.repository), 'write')) return;
  throw roleOf(account, repository) === 'none'
    ? notFound()
    : new Refusal(403, 'Must have push access to the head branch');
}

async function checkNew(repository: Repository, head: Head, base: string, baseSha: string): Promise<void> {
  const { dir } = repository;
  const label = `${head.owner.login}:${head.ref}`;
  const same = pullsOf(repository).find(
    ({ state, pull }) =>
      state === 'open' &&
      pull.head.repository === head.repository &&
      pull.head.ref === head.ref &&
      pull.baseRef === base,
  );
  if (same) throw invalid('PullRequest', '', 'custom', `A pull request already exists for ${label}.`);
  if (!(await mergeBase(dir, baseSha, head.sha))) {
    throw invalid('PullRequest', '', 'custom', `The ${head.ref} branch has no history in common with ${base}`);
  }
  if ((await countCommits(dir, `${baseSha}..${head.sha}`)) === 0) {
    throw invalid('PullRequest', '', 'custom', `No commits between ${base} and ${head.ref}`);
  }
}

const update = operation('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', async (call) => {
  const { world, repository, by, params, body = {} } = call;
  const issue = pullNumbered(repository, params.pull_number);
  const mine = issue.author === by().account;
  if (!mine && !by().app && !atLeast(roleOf(by().account, repository), 'triage')) {
    throw new Refusal(403, 'Must have triage access to the repository or be the author.');
  }
  const title = body.title === undefined ? issue.title : checkTitle('PullRequest', body.title);
  checkBody('PullRequest', body.body);
  await editText(world, issue, { title, ...(body.body !== undefined && { body: body.body }) }, by());
  if (body.base !== undefined && body.base !== issue.pull.baseRef) await rebase(world, issue, body.base, by());
  const { draft } = body as { draft?: boolean };
  if (draft !== undefined) await setDraft(world, issue, draft, by());
  if (body.state !== undefined) await changeState(world, issue, body.state, by());
  return ok(await fullPull(world, issue));
});

/** On GitHub only its GraphQL API does this (`markPullRequestReadyForReview`); the pages here need it. */
async function setDraft(world: World, issue: PullRequest, draft: boolean, by: Doer): Promise<void> {
  if (issue.pull.draft === draft || issue.state === 'closed') return;
  issue.pull.draft = draft;
  issue.updatedAt = world.now();
  await emitIssue(world, issue, draft ? 'converted_to_draft' : 'ready_for_review', by);
}

async function changeState(world: World, issue: PullRequest, state: 'open' | 'closed', by: Doer): Promise<void> {
  const { pull, repository } = issue;
  if (state === 'open' && issue.state === 'closed') {
    if (pull.merged)
      throw invalid('PullRequest', 'state', 'invalid', 'state cannot be changed. The pull request cannot be reopened.');
    const from = pull.head.repository;
    const sha = world.repositories.has(from.id) && (await refSha(from.dir, `refs/heads/${pull.head.ref}`));
    if (!sha)
      throw invalid(
        'PullRequest',
        'state',
        'invalid',
        `state cannot be changed. The ${pull.head.ref} branch has been deleted.`,
      );
    pull.headSha = sha;
    await keepHead(repository, issue.number, from, sha);
  }
  await setState(world, issue, state, by);
}

async function rebase(world: World, issue: PullRequest, ref: string, by: Doer): Promise<void> {
  const { pull, repository } = issue;
  const sha = await refSha(repository.dir, `refs/heads/${ref}`);
  if (!sha) throw invalid('PullRequest', 'base', 'invalid', `Proposed base branch '${ref}' was not found`);
  const changes = { base: { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } } };
  pull.baseRef = ref;
  pull.baseSha = sha;
  issue.updatedAt = world.now();
  await emitIssue(world, issue, 'edited', by, { changes });
}

/** 250 at most: https://docs.github.com/rest/pulls/pulls#list-commits-on-a-pull-request */
const commits = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', async (call) => {
  const { world, repository, params } = call;
  const { pull } = pullNumbered(repository, params.pull_number);
  const all = await commitsIn(repository.dir, [`${pull.baseSha}..${pull.headSha}`], { reverse: true });
  return paged(call, all.slice(0, 250), (commit) => commitOf(world, repository, commit));
});

/** 3,000 at most: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const files = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', async (call) => {
  const { world, repository, params } = call;
  const issue = pullNumbered(repository, params.pull_number);
  const changed = await filesOf(issue);
  return paged(call, changed.slice(0, 3000), (file) => fileOf(world, repository, issue.pull.headSha, file));
});

const isMerged = operation('GET /repos/{owner}/{repo}/pulls/{pull_number}/merge', ({ repository, params }) => {
  if (!pullNumbered(repository, params.pull_number).pull.merged) throw notFound();
  return noContent();
});

const mergeIt = operation(
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
  async ({ world, repository, by, params, body }) => {
    const issue = pullNumbered(repository, params.pull_number);
    if (body?.sha !== undefined && body.sha !== issue.pull.headSha) {
      throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
    }
    const method = body?.merge_method ?? 'merge';
    const sha = await merge(world, issue, by(), { method, title: body?.commit_title, message: body?.commit_message });
    return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
  },
);

/** A commit of the pull request, its head when none is named. @throws Refusal 422 for another one */
export async function reviewedCommit({ repository, pull }: PullRequest, commit: string | undefined): Promise<string> {
  if (commit === undefined || commit === pull.headSha) return pull.headSha;
  const known = /^[0-9a-f]{40}$/.test(commit) && (await refSha(repository.dir, commit));
  const part = known && (await isAncestor(repository.dir, commit, pull.headSha));
  if (!part) throw new Refusal(422, 'Unprocessable Entity', { errors: ['commit_id is not part of the pull request'] });
  return commit;
}

export const pullOperations: readonly Operation[] = [list, one, create, update, commits, files, isMerged, mergeIt];
