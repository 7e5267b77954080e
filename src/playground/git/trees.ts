import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { git, gitMaybe, gitStream, gitText } from './git.ts';

export type TreeEntry = {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Undefined for a folder and a submodule. */
  readonly size: number | undefined;
  readonly path: string;
};

/** The entries of a tree (a commit's, with `sha` of a commit). */
export async function treeOf(dir: string, sha: string, recursive: boolean): Promise<readonly TreeEntry[] | undefined> {
  const text = await gitMaybe(dir, ['ls-tree', '-z', '-l', '--full-tree', ...(recursive ? ['-r', '-t'] : []), sha]);
  return text?.split('\0').filter(Boolean).map(entryOf);
}

function entryOf(line: string): TreeEntry {
  const [, mode = '', type, sha = '', size, path = ''] = /^(\d+) (\w+) (\w+) +(\S+)\t(.*)$/s.exec(line) ?? [];
  return { mode, type: type as TreeEntry['type'], sha, size: size === '-' ? undefined : Number(size), path };
}

/** One entry of a commit's tree; undefined when there is none. `''` is the root. */
export async function entryAt(dir: string, commit: string, path: string): Promise<TreeEntry | undefined> {
  if (path === '') {
    const sha = (await gitText(dir, ['rev-parse', `${commit}^{tree}`])).trim();
    return { mode: '040000', type: 'tree', sha, size: undefined, path };
  }
  const text = await gitText(dir, ['--literal-pathspecs', 'ls-tree', '-z', '-l', '--full-tree', commit, '--', path]);
  const line = text.split('\0')[0];
  const entry = line ? entryOf(line) : undefined;
  return entry?.path === path ? entry : undefined;
}

export async function blobOf(dir: string, sha: string): Promise<Buffer | undefined> {
  const type = await gitMaybe(dir, ['cat-file', '-t', sha]);
  return type?.trim() === 'blob' ? git(dir, ['cat-file', 'blob', sha]) : undefined;
}

/** A gzipped tarball as `git archive` makes it, so with `export-ignore` and `export-subst` (https://git-scm.com/docs/gitattributes#_creating_an_archive). */
export function archiveOf(dir: string, sha: string, folder: string): Readable {
  return gitStream(dir, ['archive', '--format=tar.gz', `--prefix=${folder}/`, sha]);
}

export type FileEdit = {
  readonly path: string;
  readonly content: string | Buffer | undefined;
  readonly executable?: boolean;
};

/** A tree with these files written, or removed where `content` is undefined. @returns its id */
export async function editTree(dir: string, tree: string | undefined, edits: readonly FileEdit[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await git(dir, ['read-tree', tree ?? '--empty'], { env });
    const lines: string[] = [];
    for (const { path, content, executable } of edits) {
      if (content === undefined) {
        lines.push(`0 ${'0'.repeat(40)}\t${path}`);
        continue;
      }
      const blob = await gitText(dir, ['hash-object', '-w', '--stdin'], { input: content });
      lines.push(`${executable ? '100755' : '100644'} ${blob.trim()}\t${path}`);
    }
    await git(dir, ['update-index', '-z', '--add', '--index-info'], {
      env,
      input: lines.map((l) => `${l}\0`).join(''),
    });
    return (await gitText(dir, ['write-tree'], { env })).trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
