import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, gitMaybe, gitText } from './git.ts';

export type Signature = { readonly name: string; readonly email: string; readonly date: Date };

export type Commit = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};

export const zeroSha = '0'.repeat(40);

// Fields end with NUL, which no part of a commit can hold.
const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];

function commitOf(fields: readonly string[]): Commit {
  const [sha = '', tree = '', parents = '', ...rest] = fields;
  const [authorName = '', authorEmail = '', authorDate = '', name = '', email = '', date = '', message = ''] = rest;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: authorName, email: authorEmail, date: new Date(authorDate) },
    committer: { name, email, date: new Date(date) },
    message: message.trimEnd(),
  };
}

/** Commits of a revision range, the newest first unless `reverse`. `paths` limits them to those that touch it. */
export async function commitsIn(
  dir: string,
  range: readonly string[],
  options: { readonly reverse?: boolean; readonly limit?: number; readonly path?: string } = {},
): Promise<readonly Commit[]> {
  const args = ['log', '-z', `--format=${format.join('%x00')}`, ...(options.reverse ? ['--reverse'] : [])];
  if (options.limit !== undefined) args.push(`-n${options.limit}`);
  const path = options.path === undefined ? [] : [options.path];
  const text = await gitText(dir, [...args, ...range, '--', ...path]);
  const fields = text.split('\0');
  const count = Math.floor(fields.length / format.length);
  return Array.from({ length: count }, (_, i) => commitOf(fields.slice(i * format.length, (i + 1) * format.length)));
}

/** @throws GitFailure when there is no such commit */
export async function commitAt(dir: string, sha: string): Promise<Commit> {
  const [commit] = await commitsIn(dir, [sha], { limit: 1 });
  if (!commit) throw new Error(`no commit ${sha} in ${dir}`);
  return commit;
}

/** Branches and tags: full name to object. */
export async function refsOf(dir: string): Promise<ReadonlyMap<string, string>> {
  const text = await gitText(dir, ['for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/tags']);
  const pairs = text.split('\n').filter((line) => line !== '');
  return new Map(pairs.map((line) => [line.slice(0, -41), line.slice(-40)]));
}

/** The commit that a full ref names. */
export async function refSha(dir: string, ref: string): Promise<string | undefined> {
  return (await gitMaybe(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))?.trim();
}

/**
 * The commit that a client means by a branch, a tag, a full ref or a commit id of at least four digits. Nothing else
 * that git would understand (`main~1`, `:/text`) counts.
 */
export async function resolveCommit(dir: string, name: string): Promise<string | undefined> {
  if (/[\s~^:?*[\\]|\.\.|@\{/.test(name) || name === '') return undefined;
  const bare = name.replace(/^refs\//, '');
  const candidates = /^(heads|tags|pull)\//.test(bare)
    ? [`refs/${bare}`, `refs/heads/${name}`]
    : [`refs/heads/${name}`, `refs/tags/${name}`];
  if (/^[0-9a-f]{4,40}$/i.test(name)) candidates.unshift(name);
  if (name === 'HEAD') candidates.unshift('HEAD');
  for (const candidate of candidates) {
    const sha = await refSha(dir, candidate);
    if (sha) return sha;
  }
  return undefined;
}

export async function isAncestor(dir: string, ancestor: string, descendant: string): Promise<boolean> {
  return (await gitMaybe(dir, ['merge-base', '--is-ancestor', ancestor, descendant])) !== undefined;
}

/** Undefined for histories that share nothing. */
export async function mergeBase(dir: string, a: string, b: string): Promise<string | undefined> {
  return (await gitMaybe(dir, ['merge-base', a, b]))?.trim();
}

export async function countCommits(dir: string, range: string): Promise<number> {
  return Number(await gitText(dir, ['rev-list', '--count', range]));
}

/** Kilobytes, as GitHub's `size`. */
export async function sizeOf(dir: string): Promise<number> {
  const text = await gitText(dir, ['count-objects', '-v']);
  const kilobytes = [...text.matchAll(/^size(?:-pack)?: (\d+)/gm)].map(([, size]) => Number(size));
  return kilobytes.reduce((sum, size) => sum + size, 0);
}

const identity = (role: 'AUTHOR' | 'COMMITTER', { name, email, date }: Signature): Record<string, string> => ({
  [`GIT_${role}_NAME`]: name,
  [`GIT_${role}_EMAIL`]: email,
  [`GIT_${role}_DATE`]: `${Math.floor(date.getTime() / 1000)} +0000`,
});

/** A new commit that no ref names yet. @returns its id */
export async function commitTree(
  dir: string,
  commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly message: string;
    readonly author: Signature;
    readonly committer?: Signature;
  },
): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  const env = { ...identity('AUTHOR', commit.author), ...identity('COMMITTER', commit.committer ?? commit.author) };
  return (await gitText(dir, ['commit-tree', commit.tree, ...parents], { input: commit.message, env })).trim();
}

/** Moves a ref, only when it still is at `from`. @returns whether it did */
export async function moveRef(dir: string, ref: string, to: string, from = zeroSha): Promise<boolean> {
  return (await gitMaybe(dir, ['update-ref', ref, to, from])) !== undefined;
}

/** A merge of two commits: the tree, or the paths in conflict (https://git-scm.com/docs/git-merge-tree). */
export async function mergedTree(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  return (await gitMaybe(dir, ['merge-tree', '--write-tree', '--no-messages', ours, theirs]))?.split('\n')[0];
}

// https://git-scm.com/docs/git-http-backend: a push has to be allowed; the server asks for a token first. What GitHub
// keeps under refs/pull nobody may push.
const settings = `[http]
	receivepack = true
[receive]
	denyDeleteCurrent = true
	hideRefs = refs/pull
[uploadpack]
	allowAnySHA1InWant = true
[gc]
	auto = 0
`;

/** Makes a bare repository; `from` makes it a fork. */
export async function createBare(dir: string, defaultBranch: string, from?: string): Promise<void> {
  // No template: it holds sample hooks only.
  await git(dir, ['init', '--bare', '--quiet', '--template=', `--initial-branch=${defaultBranch}`]);
  await appendFile(join(dir, 'config'), settings);
  if (from) await git(dir, ['fetch', '--quiet', from, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*']);
}

/** The branches whose head a commit is. */
export async function gitBranchesAt(dir: string, sha: string): Promise<readonly string[]> {
  const prefix = 'refs/heads/';
  return [...(await refsOf(dir))]
    .filter(([name, at]) => at === sha && name.startsWith(prefix))
    .map(([name]) => name.slice(prefix.length));
}
