import type { SimpleGit } from 'simple-git';
import { type TreeEntry, type TreeFiles, unreadableTree, wantsBytes } from '../tree-file.ts';

/** Bytes and files asked of git at once; a command line takes some 100 kB of ids. */
const batch = { bytes: 16 * 1024 * 1024, files: 1000 };

type Listed = TreeEntry & { readonly id: string; readonly folder: boolean };

function listedEntry(line: string): Listed {
  const [, mode = '', type, id = '', size = '', path = ''] =
    /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line) ?? [];
  return {
    path,
    id,
    size: Number(size === '-' ? 0 : size),
    type: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file',
    executable: mode === '100755',
    folder: type === 'tree',
  };
}

function* batches(entries: readonly Listed[]): Generator<readonly Listed[]> {
  let current: Listed[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (current.length === batch.files || (bytes > 0 && bytes + entry.size > batch.bytes)) {
      yield current;
      current = [];
      bytes = 0;
    }
    current.push(entry);
    bytes += entry.size;
  }
  if (current.length > 0) yield current;
}

/**
 * Reads the files of a commit or tree. `git show` prints blobs one after the other as they are stored, and the listing
 * says where each ends.
 * @throws ForgeError past a limit of `treeLimits`
 */
export async function readTree(git: SimpleGit, tree: string, files: TreeFiles): Promise<void> {
  const listing = await git.raw(['ls-tree', '-r', '-t', '-z', '--long', '--full-tree', tree]);
  const entries = listing.split('\0').filter(Boolean).map(listedEntry);
  for (const { path, size } of entries) files.count(path, size);
  const leaves = entries.filter(({ folder }) => !folder);
  const wanted = leaves.filter(wantsBytes);
  for (const entry of leaves) if (!wantsBytes(entry)) files.add(entry);
  for (const group of batches(wanted)) {
    const ids = group.map(({ id }) => id);
    const bytes = await git.showBuffer(['--no-textconv', '--no-ext-diff', ...ids]);
    let at = 0;
    for (const entry of group) {
      files.add(entry, bytes.subarray(at, at + entry.size));
      at += entry.size;
    }
    if (at !== bytes.length) throw unreadableTree('git printed other bytes than it listed');
  }
}
