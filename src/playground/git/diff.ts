import { git, gitText } from './git.ts';

export type FileDiff = {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** The blob, of a removed file the one that was. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Absent for binary files, for renames without changes, and past GitHub's limits. */
  readonly patch: string | undefined;
};

/**
 * https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits#diff-limits: one file's
 * diff is shown up to 20,000 lines or 500 KB, all of them together up to 20,000 lines or 1 MB.
 */
const limits = { fileBytes: 500_000, lines: 20_000, bytes: 1_000_000 };

const statuses: Readonly<Record<string, FileDiff['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'added',
  T: 'changed',
};

type Raw = Pick<FileDiff, 'path' | 'previousPath' | 'status' | 'sha'> & { readonly sections: number };

/** The changed files from one commit (or the empty tree) to another, renames detected, as GitHub lists them. */
async function diffOf(dir: string, from: string, to: string): Promise<readonly FileDiff[]> {
  const command = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '-M'];
  const [raw, patches] = await Promise.all([
    gitText(dir, [...command, '--raw', '-z', '--no-abbrev', from, to]),
    git(dir, [...command, '-p', '-U3', '--full-index', '--src-prefix=a/', '--dst-prefix=b/', from, to]),
  ]);
  // Not with `^` and the flag m, which take a lone carriage return for the end of a line.
  const sections = `\n${patches.toString('utf8')}`.split('\ndiff --git ').slice(1);
  let lines = 0;
  let bytes = 0;
  return rawEntries(raw).map(({ sections: count, ...entry }) => {
    const { patch, additions, deletions } = hunksOf(sections.splice(0, count));
    lines += patch?.split('\n').length ?? 0;
    bytes += patch?.length ?? 0;
    const shown = patch && patch.length <= limits.fileBytes && lines <= limits.lines && bytes <= limits.bytes;
    return { ...entry, additions, deletions, patch: shown ? patch : undefined };
  });
}

function rawEntries(text: string): readonly Raw[] {
  const fields = text.split('\0');
  const entries: Raw[] = [];
  for (let i = 0; i + 1 < fields.length; ) {
    const [, , before = '', after = '', letter = ''] = (fields[i++] ?? '').split(' ');
    const status = statuses[letter.slice(0, 1)] ?? 'modified';
    const first = fields[i++] ?? '';
    const renamed = status === 'renamed';
    entries.push({
      path: renamed ? (fields[i++] ?? '') : first,
      previousPath: renamed ? first : undefined,
      status,
      sha: status === 'removed' ? before : after,
      // A file that becomes a link is printed as a removal and an addition.
      sections: status === 'changed' ? 2 : 1,
    });
  }
  return entries;
}

/** The hunks of a file's patch, without the lines above the first `@@`, and what they add and remove. */
function hunksOf(sections: readonly string[]): { patch: string | undefined; additions: number; deletions: number } {
  const hunks = sections
    .map((section) => section.slice(section.indexOf('\n@@ ') + 1))
    .filter((section) => section.startsWith('@@ '))
    .map((section) => section.replace(/\n$/, ''))
    .join('\n');
  if (hunks === '') return { patch: undefined, additions: 0, deletions: 0 };
  const lines = hunks.split('\n');
  return {
    patch: hunks,
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
  };
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const cache = new WeakMap<object, Map<string, Promise<readonly FileDiff[]>>>();

/** The same, remembered for as long as `owner` lives: commits never change. `from` undefined: everything is new. */
export function rememberedDiff(
  owner: { readonly dir: string },
  from: string | undefined,
  to: string,
): Promise<readonly FileDiff[]> {
  const known = cache.get(owner) ?? new Map<string, Promise<readonly FileDiff[]>>();
  cache.set(owner, known);
  const key = `${from} ${to}`;
  const diff = known.get(key) ?? diffOf(owner.dir, from ?? emptyTree, to);
  known.set(key, diff);
  if (known.size > 200) known.delete(known.keys().next().value ?? '');
  return diff;
}
