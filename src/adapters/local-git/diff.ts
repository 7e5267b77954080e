import type { SimpleGit } from 'simple-git';
import type { ChangedFile } from '../../review/submission.ts';
import { byPath, linesOfPatch, linesWithoutPatch } from '../patch.ts';

/** As GitHub compares: renames found, three lines of context, and nothing of the clone's configuration. */
const compare = [
  'diff-tree',
  '-r',
  '-M',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--ignore-submodules=none',
];
const printed = [
  '-p',
  '-U3',
  '--inter-hunk-context=0',
  '--diff-algorithm=default',
  '--submodule=short',
  '--irreversible-delete',
];

type Entry = Omit<ChangedFile, 'commentable' | 'added'> & { readonly letter: string };

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  C: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'modified',
};

/** `:100644 100644 <id> <id> R086\0old\0new\0`, the raw format of git-diff-tree with -z. */
function parseRaw(raw: string): readonly Entry[] {
  const fields = raw.split('\0');
  const entries: Entry[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const letter = /^:\d+ \d+ \w+ \w+ ([A-Z])/.exec(fields[at] ?? '')?.[1] ?? '';
    const [first = '', second = ''] = fields.slice(at + 1, at + 3);
    const renamed = letter === 'R' || letter === 'C';
    const status = statuses[letter] ?? 'modified';
    entries.push({
      letter,
      status,
      path: renamed ? second : first,
      ...(letter === 'R' ? { previousPath: first } : {}),
    });
    at += renamed ? 3 : 2;
  }
  return entries;
}

/** The files that differ between two trees or commits, in the order of their paths. */
export async function readDiff(
  git: SimpleGit,
  base: string,
  head: string,
  textOf: (path: string) => string | undefined,
): Promise<readonly ChangedFile[]> {
  const entries = parseRaw(await git.raw([...compare, '--raw', '-z', base, head]));
  // Every line of a file's content is printed behind `+`, `-` or a space, so nothing in it can look like a header.
  const patches = (await git.raw([...compare, ...printed, base, head])).split(/^diff --git /m).slice(1);
  let next = 0;
  return entries
    .map(({ letter, ...entry }) => {
      // A file that became a link (or the other way) is printed as removed and added: what was added counts.
      next += letter === 'T' ? 2 : 1;
      const { commentable, added } = linesOfPatch(patches[next - 1] ?? '');
      const lines =
        commentable.length > 0 ? { commentable, added } : linesWithoutPatch(entry.status, textOf(entry.path));
      return { ...entry, ...lines };
    })
    .toSorted(byPath);
}
