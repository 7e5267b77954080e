import { resolve } from 'node:path';
import { GitError, type SimpleGit } from 'simple-git';
import { ForgeError, type ForgeReader, type PullRequest } from '../../ports/forge.ts';
import type { SubmissionData } from '../../review/submission.ts';
import { TreeFiles, textOfBlob } from '../tree-file.ts';
import { readDiff } from './diff.ts';
import { assertRef, commitOf, safeGit } from './git.ts';
import { withSnapshot } from './snapshot.ts';
import { readTree } from './tree.ts';

export type LocalGitOptions = {
  /** What the change is compared with; without it the default branch. */
  readonly base?: string | undefined;
  /** A commit, `HEAD` without it, or `worktree` as `worktree: true`. */
  readonly head?: string | undefined;
  /** The work tree as it is, with what is not committed or not tracked yet. */
  readonly worktree?: boolean | undefined;
};

/** What is compared with what, in the form of a pull request that was never opened. */
type LocalChange = Pick<PullRequest, 'number' | 'head' | 'base'>;

/** As GitHub's contents API without `raw`: larger files are not given. */
const mostFileBytes = 1024 * 1024;

const defaultBranches = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/heads/main',
  'refs/heads/master',
];

type Commit = { readonly ref: string; readonly sha: string };

async function named(git: SimpleGit, ref: string): Promise<Commit> {
  const sha = await commitOf(git, ref);
  if (sha === undefined) throw new ForgeError('rejected', `There is no commit \`${ref}\` in this repository.`);
  return { ref, sha };
}

/** The branch that is checked out; `HEAD` when none is, or before its first commit. */
const currentBranch = async (git: SimpleGit): Promise<string> =>
  (await git.raw(['rev-parse', '--abbrev-ref', 'HEAD']).catch(() => 'HEAD')).trim();

async function defaultBranch(git: SimpleGit): Promise<Commit | undefined> {
  for (const ref of defaultBranches) {
    const sha = await commitOf(git, ref);
    if (sha !== undefined) return { ref, sha };
  }
  return undefined;
}

/** The id of the tree without files, in the repository's own hash. */
async function emptyTree(git: SimpleGit): Promise<string> {
  return (await git.raw(['hash-object', '-t', 'tree', '/dev/null'])).trim();
}

/** Where head left base; the empty tree when the two have nothing in common or one of them is it. */
async function mergeBase(git: SimpleGit, base: string, head: string, nothing: string): Promise<string> {
  if (base === nothing || head === nothing) return nothing;
  return (await git.raw(['merge-base', assertRef(base), assertRef(head)])).trim() || nothing;
}

async function rootOf(dir: string): Promise<string> {
  try {
    const git = safeGit(resolve(dir));
    if ((await git.raw(['rev-parse', '--is-bare-repository'])).trim() === 'true') return resolve(dir);
    return (await git.raw(['rev-parse', '--show-toplevel'])).replace(/\n$/, '');
  } catch (error) {
    throw new ForgeError('gone', `${dir} is in no git repository that can be read.`, { cause: error });
  }
}

/** Two trees against each other: what is there at `head`, and what differs from the merge base. */
async function readChange(git: SimpleGit, base: string, head: string): Promise<SubmissionData> {
  const present = await git.raw(['diff-tree', '-r', '--name-only', '-z', '--diff-filter=d', '-M', base, head]);
  const files = new TreeFiles(present.split('\0').filter(Boolean));
  await readTree(git, head, files);
  return { files: files.list(), changed: await readDiff(git, base, head, (path) => files.text(path)) };
}

async function readFile(git: SimpleGit, path: string): Promise<string | undefined> {
  const branch = (await defaultBranch(git))?.sha ?? (await commitOf(git, 'HEAD'));
  if (branch === undefined) return undefined;
  const listed = await git.raw(['ls-tree', '-z', '--long', '--full-tree', branch, '--', path]);
  const [, id, size] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t/.exec(listed) ?? [];
  if (id === undefined) return undefined;
  if (Number(size) > mostFileBytes) throw new ForgeError('rejected', `\`${path}\` is too large to be read.`);
  return textOfBlob(path, await git.showBuffer(['--no-textconv', id]));
}

/** git's own failures, as the port promises. */
const asForgeError = (error: unknown): unknown =>
  error instanceof GitError ? new ForgeError('rejected', `git: ${error.message.trim()}`, { cause: error }) : error;

/**
 * A clone on this machine. Its work tree, index and objects stay as they are, and nothing that it configures is run.
 * @returns with `pull`: what `change` is to be asked about
 * @throws ForgeError `gone` when `dir` is in no repository, `rejected` when a named commit is not there
 */
export async function createLocalGit(
  dir: string,
  { base, head, worktree = head === 'worktree' }: LocalGitOptions = {},
): Promise<ForgeReader & { readonly pull: LocalChange }> {
  const root = await rootOf(dir);
  const git = safeGit(root);
  const nothing = { ref: 'the empty tree', sha: await emptyTree(git) };
  const branch = head === undefined || worktree ? await currentBranch(git) : head;
  const tip = worktree
    ? { ref: branch, sha: (await commitOf(git, 'HEAD')) ?? nothing.sha }
    : { ...(await named(git, head ?? 'HEAD')), ref: branch };
  const compared = base === undefined ? await defaultBranch(git) : await named(git, base);

  const change = async (pull: LocalChange): Promise<SubmissionData> => {
    const from = await mergeBase(git, pull.base.sha, pull.head.sha, nothing.sha);
    if (worktree) {
      return withSnapshot(root, git, async (tree, snapshot) => {
        const unchanged = (await snapshot.raw(['rev-parse', `${from}^{tree}`])).trim() === tree;
        return readChange(snapshot, unchanged ? nothing.sha : from, tree);
      });
    }
    return readChange(git, from === pull.head.sha ? nothing.sha : from, pull.head.sha);
  };

  return {
    pull: { number: 0, head: tip, base: compared ?? nothing },
    change: (pull) => change(pull).catch((error) => Promise.reject(asForgeError(error))),
    ci: async () => 'unknown',
    file: (path) => readFile(git, path).catch((error) => Promise.reject(asForgeError(error))),
  };
}
