import { pushed } from '../acts/pushes.ts';
import {
  commitAt,
  commitsIn,
  countCommits,
  mergeBase,
  moveRef,
  refsOf,
  resolveCommit,
  zeroSha,
} from '../git/commits.ts';
import { rememberedDiff } from '../git/diff.ts';
import { gitMaybe } from '../git/git.ts';
import { blobOf, treeOf } from '../git/trees.ts';
import { inTurn } from '../git/turns.ts';
import { commitOf, gitCommitOf } from '../present/commits.ts';
import { fileOf } from '../present/pulls.ts';
import { pageUrl, repositoryUrl } from '../present/repositories.ts';
import { found, notFound, Refusal } from '../refusal.ts';
import type { Repository } from '../state.ts';
import { accountNamed, nodeId, type World } from '../world.ts';
import { base64, commitOfRef, rawReply, wantsRaw } from './contents.ts';
import { created, noContent, type Operation, ok, operation, paged, pageOf } from './operation.ts';

const blob = operation(
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  async ({ world, repository, params, accept }) => {
    const sha = params.file_sha;
    if (!/^[0-9a-f]{40}$/.test(sha))
      throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
    if (wantsRaw(accept)) return rawReply(repository, sha);
    const bytes = found(await blobOf(repository.dir, sha));
    return ok({
      sha,
      node_id: nodeId('Blob', sha),
      size: bytes.length,
      url: `${repositoryUrl(world, repository)}/git/blobs/${sha}`,
      content: base64(bytes),
      encoding: 'base64',
    });
  },
);

/** https://docs.github.com/rest/git/trees#get-a-tree: up to 100,000 entries. */
const mostEntries = 100_000;

const tree = operation(
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  async ({ world, repository, params, query }) => {
    const named = (await resolveCommit(repository.dir, params.tree_sha)) ?? params.tree_sha;
    if (!/^[0-9a-f]{40}$/.test(named)) throw notFound();
    const entries = found(await treeOf(repository.dir, named, query.has('recursive')));
    const sha = (await gitMaybe(repository.dir, ['rev-parse', `${named}^{tree}`]))?.trim() ?? named;
    const url = `${repositoryUrl(world, repository)}/git`;
    return ok({
      sha,
      url: `${url}/trees/${sha}`,
      truncated: entries.length > mostEntries,
      tree: entries.slice(0, mostEntries).map((entry) => ({
        path: entry.path,
        mode: entry.mode,
        type: entry.type,
        sha: entry.sha,
        ...(entry.size !== undefined && { size: entry.size }),
        ...(entry.type !== 'commit' && { url: `${url}/${entry.type}s/${entry.sha}` }),
      })),
    });
  },
);

const gitCommit = operation(
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
  async ({ world, repository, params }) => {
    const sha = /^[0-9a-f]{40}$/.test(params.commit_sha)
      ? await resolveCommit(repository.dir, params.commit_sha)
      : undefined;
    return ok(gitCommitOf(world, repository, await commitAt(repository.dir, found(sha))));
  },
);

function refOf(world: World, repository: Repository, ref: string, sha: string) {
  const url = `${repositoryUrl(world, repository)}/git`;
  const object = { type: 'commit', sha, url: `${url}/commits/${sha}` };
  return { ref, node_id: nodeId('Ref', `${repository.id}:${ref}`), url: `${url}/${ref}`, object };
}

const ref = operation('GET /repos/{owner}/{repo}/git/ref/{ref}', async ({ world, repository, params }) => {
  const name = `refs/${params.ref}`;
  return ok(refOf(world, repository, name, found((await refsOf(repository.dir)).get(name))));
});

const createRef = operation('POST /repos/{owner}/{repo}/git/refs', async ({ world, repository, by, body }) => {
  if (!/^refs\/(heads|tags)\/./.test(body.ref))
    throw new Refusal(422, 'Reference name must start with refs/heads/ or refs/tags/');
  const sha = await resolveCommit(repository.dir, body.sha);
  if (!sha || sha !== body.sha) throw new Refusal(422, 'Object does not exist');
  if ((await refsOf(repository.dir)).has(body.ref)) throw new Refusal(422, 'Reference already exists');
  await inTurn(repository, async () => {
    if (!(await moveRef(repository.dir, body.ref, sha))) throw new Refusal(422, `${body.ref} is not a valid ref name.`);
    await pushed(world, repository, [{ ref: body.ref, before: zeroSha, after: sha }], by());
  });
  return created(refOf(world, repository, body.ref, sha));
});

const deleteRef = operation(
  'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
  async ({ world, repository, by, params }) => {
    const name = `refs/${params.ref}`;
    const sha = (await refsOf(repository.dir)).get(name);
    if (!sha) throw new Refusal(422, 'Reference does not exist');
    if (name === `refs/heads/${repository.defaultBranch}`) throw new Refusal(422, 'Cannot delete the default branch');
    await inTurn(repository, async () => {
      await gitMaybe(repository.dir, ['update-ref', '-d', name, sha]);
      await pushed(world, repository, [{ ref: name, before: sha, after: zeroSha }], by());
    });
    return noContent();
  },
);

const branchesOf = async (repository: Repository) =>
  [...(await refsOf(repository.dir))]
    .filter(([name]) => name.startsWith('refs/heads/'))
    .map(([name, sha]) => ({ name: name.slice('refs/heads/'.length), sha }));

const branches = operation('GET /repos/{owner}/{repo}/branches', async (call) => {
  const { world, repository } = call;
  return paged(call, await branchesOf(repository), ({ name, sha }) => ({
    name,
    commit: { sha, url: `${repositoryUrl(world, repository)}/commits/${sha}` },
    protected: false,
  }));
});

const branch = operation('GET /repos/{owner}/{repo}/branches/{branch}', async ({ world, repository, params }) => {
  const one = (await branchesOf(repository)).find(({ name }) => name === params.branch);
  if (!one) throw new Refusal(404, 'Branch not found');
  const self = `${repositoryUrl(world, repository)}/branches/${one.name}`;
  return ok({
    name: one.name,
    commit: commitOf(world, repository, await commitAt(repository.dir, one.sha)),
    _links: { self, html: `${pageUrl(world, repository)}/tree/${one.name}` },
    protected: false,
    protection: { enabled: false, required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] } },
    protection_url: `${self}/protection`,
  });
});

const commits = operation('GET /repos/{owner}/{repo}/commits', async (call) => {
  const { world, repository, query } = call;
  if ((await branchesOf(repository)).length === 0) throw new Refusal(409, 'Git Repository is empty.');
  const sha = await commitOfRef(repository, query.get('sha'));
  const path = query.get('path');
  const { from, size } = pageOf(call);
  // One more than the page says whether there is another.
  const all = await commitsIn(repository.dir, [sha], { limit: from + size + 1, ...(path && { path }) });
  return paged(call, all, (commit) => commitOf(world, repository, commit));
});

const commit = operation('GET /repos/{owner}/{repo}/commits/{ref}', async (call) => {
  const { world, repository, params } = call;
  if ((await branchesOf(repository)).length === 0) throw new Refusal(409, 'Git Repository is empty.');
  const sha = await resolveCommit(repository.dir, params.ref);
  if (!sha) throw new Refusal(422, `No commit found for SHA: ${params.ref}`);
  const one = await commitAt(repository.dir, sha);
  const files = await rememberedDiff(repository, one.parents[0], sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  const { body: page, headers } = await paged(call, files.slice(0, 3000), (file) =>
    fileOf(world, repository, sha, file),
  );
  const stats = { additions, deletions, total: additions + deletions };
  return { ...ok({ ...commitOf(world, repository, one), stats, files: page }), ...(headers && { headers }) };
});

/** `owner:branch` of a fork is brought in under a name that nobody sees. */
async function comparable(world: World, repository: Repository, name: string): Promise<string> {
  const [owner, ...rest] = name.split(':');
  if (rest.length === 0) return commitOfRef(repository, name);
  const account = found(accountNamed(world, owner ?? ''));
  const related = [...world.repositories.values()].find(
    (one) => one.owner === account && (one === repository || one.parent === repository || repository.parent === one),
  );
  const sha = await commitOfRef(found(related), rest.join(':'));
  if (related && related !== repository)
    await gitMaybe(repository.dir, ['fetch', '--quiet', '--no-tags', related.dir, sha]);
  return sha;
}

const standings = (ahead: number, behind: number) => {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
};

/** The first page has the files, 300 at most: https://docs.github.com/rest/commits/commits#compare-two-commits */
const mostCompared = 300;

const compare = operation('GET /repos/{owner}/{repo}/compare/{basehead}', async (call) => {
  const { world, repository, params } = call;
  const { dir } = repository;
  const [left, right] = params.basehead.split('...');
  if (!left || !right) throw notFound();
  const [base, head] = [await comparable(world, repository, left), await comparable(world, repository, right)];
  const common = await mergeBase(dir, base, head);
  if (!common) throw new Refusal(404, `No common ancestor between ${left} and ${right}.`);
  const [ahead, behind] = [await countCommits(dir, `${base}..${head}`), await countCommits(dir, `${head}..${base}`)];
  const all = await commitsIn(dir, [`${base}..${head}`], { reverse: true, limit: 10_000 });
  const size = Math.min(100, Number(call.query.get('per_page')) || 250);
  const from = (pageOf(call).page - 1) * size;
  const files = from > 0 ? [] : await rememberedDiff(repository, common, head);
  const html = `${pageUrl(world, repository)}/compare/${params.basehead}`;
  return ok({
    url: `${repositoryUrl(world, repository)}/compare/${params.basehead}`,
    html_url: html,
    permalink_url: `${pageUrl(world, repository)}/compare/${base.slice(0, 7)}...${head.slice(0, 7)}`,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: commitOf(world, repository, await commitAt(dir, base)),
    merge_base_commit: commitOf(world, repository, await commitAt(dir, common)),
    status: standings(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: all.slice(from, from + size).map((one) => commitOf(world, repository, one)),
    files: files.slice(0, mostCompared).map((file) => fileOf(world, repository, head, file)),
  });
});

export const gitOperations: readonly Operation[] = [
  blob,
  tree,
  gitCommit,
  ref,
  createRef,
  deleteRef,
  branches,
  branch,
  commits,
  commit,
  compare,
];
