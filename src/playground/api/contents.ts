import { signatureOf } from '../acts/pulls.ts';
import { pushed } from '../acts/pushes.ts';
import { commitAt, commitTree, moveRef, refSha, resolveCommit, type Signature, zeroSha } from '../git/commits.ts';
import { blobOf, editTree, entryAt, type TreeEntry, treeOf } from '../git/trees.ts';
import { inTurn } from '../git/turns.ts';
import { gitCommitOf } from '../present/commits.ts';
import { pageUrl, repositoryUrl } from '../present/repositories.ts';
import { found, notFound, Refusal } from '../refusal.ts';
import type { Repository } from '../state.ts';
import type { World } from '../world.ts';
import { type Call, created, type Operation, ok, operation, type Reply } from './operation.ts';

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The commit that `ref` names, the default branch's without one. @throws Refusal 404 */
export async function commitOfRef(repository: Repository, ref: string | null): Promise<string> {
  const sha = await resolveCommit(repository.dir, ref ?? repository.defaultBranch);
  if (sha) return sha;
  throw new Refusal(404, ref === null ? 'This repository is empty.' : `No commit found for the ref ${ref}`);
}

/** Over this a file has no content in the answer: https://docs.github.com/rest/repos/contents#size-limits */
const shownBytes = 1_048_576;
const largestBytes = 100 * 1_048_576;

export const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/(.{60})/g, '$1\n');

function entryOf(
  world: World,
  repository: Repository,
  ref: string,
  path: string,
  { sha, size, type, mode }: TreeEntry,
) {
  const self = `${repositoryUrl(world, repository)}/contents/${encoded(path)}?ref=${encodeURIComponent(ref)}`;
  const page = pageUrl(world, repository);
  const folder = type === 'tree';
  const git = `${repositoryUrl(world, repository)}/git/${folder ? 'trees' : 'blobs'}/${sha}`;
  const html = `${page}/${folder ? 'tree' : 'blob'}/${ref}/${encoded(path)}`;
  const kinds = { tree: 'dir', commit: 'submodule', blob: mode === '120000' ? 'symlink' : 'file' } as const;
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    size: size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: folder ? null : `${page}/raw/${ref}/${encoded(path)}`,
    type: kinds[type],
    _links: { self, git, html },
  };
}

async function fileOf(world: World, repository: Repository, ref: string, path: string, entry: TreeEntry) {
  const size = entry.size ?? 0;
  if (size > largestBytes) throw new Refusal(403, 'This API returns blobs up to 100 MB in size.');
  const bytes = size > shownBytes ? undefined : found(await blobOf(repository.dir, entry.sha));
  return {
    ...entryOf(world, repository, ref, path, entry),
    type: 'file' as const,
    encoding: bytes ? 'base64' : 'none',
    content: bytes ? base64(bytes) : '',
  };
}

export const wantsRaw = (accept: string): boolean => /application\/vnd\.github\.(?:[\w.-]+\.)?raw/.test(accept);

/** https://docs.github.com/rest/repos/contents#get-repository-content, "raw": the bytes alone. */
export async function rawReply({ dir }: Repository, sha: string): Promise<Reply<never>> {
  const headers = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };
  return { status: 200, body: undefined as never, raw: found(await blobOf(dir, sha)), headers };
}

const read = operation('GET /repos/{owner}/{repo}/contents/{path}', async (call) => {
  const { world, repository, params, query, accept } = call;
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = await commitOfRef(repository, query.get('ref'));
  const path = params.path.replace(/^\/+|\/+$/g, '');
  const entry = found(await entryAt(repository.dir, commit, path));
  if (entry.type === 'tree') {
    const entries = (await treeOf(repository.dir, entry.sha, false)) ?? [];
    const below = (name: string) => (path === '' ? name : `${path}/${name}`);
    return ok(entries.map((one) => entryOf(world, repository, ref, below(one.path), one))) as never;
  }
  if (wantsRaw(accept)) return rawReply(repository, entry.sha);
  return ok(await fileOf(world, repository, ref, path, entry));
});

const readme = operation('GET /repos/{owner}/{repo}/readme', async (call) => {
  const { world, repository, query, accept } = call;
  const commit = await commitOfRef(repository, query.get('ref'));
  const entries = (await treeOf(repository.dir, commit, false)) ?? [];
  const entry = found(entries.find(({ path, type }) => type === 'blob' && /^readme(\.\w+)?$/i.test(path)));
  if (wantsRaw(accept)) return rawReply(repository, entry.sha);
  return ok(await fileOf(world, repository, query.get('ref') ?? repository.defaultBranch, entry.path, entry));
});

type Edit = {
  readonly message: string;
  readonly branch?: string;
  readonly sha?: string;
  readonly author?: { readonly name?: string; readonly email?: string };
};

/** Commits one file to a branch, as a person with the page's editor. @throws Refusal 404, 409 and 422 as https://docs.github.com/rest/repos/contents#create-or-update-file-contents */
async function commitFile(
  { world, repository, by }: Pick<Call<string>, 'world' | 'by'> & { readonly repository: Repository },
  path: string,
  content: Buffer | undefined,
  edit: Edit,
): Promise<{ commit: string; entry: TreeEntry | undefined; existed: boolean }> {
  const { dir } = repository;
  const ref = `refs/heads/${edit.branch ?? repository.defaultBranch}`;
  const tip = await refSha(dir, ref);
  if (!tip && edit.branch !== undefined && edit.branch !== repository.defaultBranch) {
    throw new Refusal(404, `Branch ${edit.branch} not found`);
  }
  const before = tip && (await entryAt(dir, tip, path));
  if (before && edit.sha === undefined) throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (edit.sha !== undefined && edit.sha !== (before || undefined)?.sha) {
    throw new Refusal(409, `${path} does not match ${edit.sha}`);
  }
  if (content === undefined && !before) throw notFound();
  const tree = await editTree(dir, tip, [{ path, content, executable: before ? before.mode === '100755' : false }]);
  const own = signatureOf(world, by().account);
  const author: Signature = { ...own, ...edit.author };
  const commit = await commitTree(dir, {
    tree,
    parents: tip ? [tip] : [],
    message: edit.message,
    author,
    committer: own,
  });
  if (!(await moveRef(dir, ref, commit, tip))) throw new Refusal(409, 'The branch moved meanwhile.');
  await pushed(world, repository, [{ ref, before: tip ?? zeroSha, after: commit }], by());
  return { commit, entry: await entryAt(dir, commit, path), existed: Boolean(before) };
}

const inOrder: typeof commitFile = (call, ...rest) => inTurn(call.repository, () => commitFile(call, ...rest));

const write = operation('PUT /repos/{owner}/{repo}/contents/{path}', async (call) => {
  const { world, repository, params, body } = call;
  const { commit, entry, existed } = await inOrder(call, params.path, Buffer.from(body.content, 'base64'), body);
  const branch = body.branch ?? repository.defaultBranch;
  const shown = gitCommitOf(world, repository, await commitAt(repository.dir, commit));
  const written = entry && entryOf(world, repository, branch, params.path, entry);
  const content = written ? { ...written, download_url: written.download_url ?? '' } : null;
  const answer = { content, commit: shown };
  return existed ? ok(answer) : created(answer);
});

const remove = operation('DELETE /repos/{owner}/{repo}/contents/{path}', async (call) => {
  const { world, repository, params, body } = call;
  const { commit } = await inOrder(call, params.path, undefined, body);
  return ok({ content: null, commit: gitCommitOf(world, repository, await commitAt(repository.dir, commit)) });
});

/** Where `archivePath` is served: GitHub has another host for it and redirects there. */
export const archivePath = '/_codeload';

/** https://docs.github.com/rest/repos/contents#download-a-repository-archive-tar */
const tarball = operation('GET /repos/{owner}/{repo}/tarball/{ref}', async ({ world, repository, params }) => {
  const sha = await commitOfRef(repository, params.ref);
  // A private archive's address carries a token that is good for five minutes.
  const ticket = repository.private ? `?token=${world.archives.issue(repository, sha)}` : '';
  const location = `${world.url()}${archivePath}/${repository.owner.login}/${repository.name}/legacy.tar.gz/${sha}${ticket}`;
  return { status: 302, body: undefined as never, headers: { location } };
});

export const contentOperations: readonly Operation[] = [read, readme, write, remove, tarball];
