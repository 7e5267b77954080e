import { copyFile, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimpleGit } from 'simple-git';
import { safeGit } from './git.ts';

/** Filters turned off by name, because only their configuration says which there are. */
async function withoutFilters(git: SimpleGit): Promise<readonly string[]> {
  const listed = await git.raw(['config', '--null', '--name-only', '--get-regexp', '^filter\\.']);
  const drivers = new Set(listed.split('\0').flatMap((key) => /^filter\.(.+)\.[^.]+$/s.exec(key)?.[1] ?? []));
  return [...drivers].flatMap((driver) => [
    `filter.${driver}.clean=`,
    `filter.${driver}.smudge=`,
    `filter.${driver}.process=`,
    `filter.${driver}.required=false`,
  ]);
}

/** With its time: git looks into a file again only when the file is not older than the index that vouches for it. */
async function copyIndex(from: string, to: string): Promise<void> {
  try {
    const { atime, mtime } = await stat(from);
    await copyFile(from, to);
    await utimes(to, atime, mtime);
  } catch (error) {
    // A repository in which nothing was ever added has no index.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * The work tree as it is, uncommitted and untracked files included, as a tree object. A copy of the index and a folder
 * for new objects are used, so that the repository itself stays as it is; both are gone when `use` is done.
 * @param use is given the tree's id and a git that knows it
 */
export async function withSnapshot<T>(
  root: string,
  git: SimpleGit,
  use: (tree: string, git: SimpleGit) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'stagecoach-worktree-'));
  try {
    const inRepository = async (name: string) =>
      (await git.raw(['rev-parse', '--path-format=absolute', '--git-path', name])).trim();
    const index = join(scratch, 'index');
    await copyIndex(await inRepository('index'), index);
    const snapshot = safeGit(root, {
      config: await withoutFilters(git),
      env: {
        GIT_INDEX_FILE: index,
        GIT_OBJECT_DIRECTORY: scratch,
        GIT_ALTERNATE_OBJECT_DIRECTORIES: await inRepository('objects'),
      },
    });
    await snapshot.raw(['add', '--all']);
    const tree = (await snapshot.raw(['write-tree'])).trim();
    return await use(tree, snapshot);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
