import { span } from '../../review/range.ts';
import type { SubmittedFile } from '../../review/submitted-file.ts';

/** Where a remark on a whole file stands. */
export const fileStart = span(1, 1, 1);

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The ending in lower case, without the packing: `csv` of `Sales.CSV.gz`. */
export function endingOf(path: string): string {
  const parts = nameOf(path).toLowerCase().split('.').slice(1);
  const last = parts.at(-1) ?? '';
  return (/^(?:gz|bz2|xz|zst|snappy)$/.test(last) ? parts.at(-2) : undefined) ?? last;
}

/** The path up to its first folder of which `matches` is true, and undefined when there is none. */
export function folderWhere(path: string, matches: (name: string) => boolean): string | undefined {
  const parts = path.split('/').slice(0, -1);
  const index = parts.findIndex(matches);
  return index === -1 ? undefined : parts.slice(0, index + 1).join('/');
}

/** The first file of each group, in the order of the tree; files without a group are left out. */
export function firstOfEach(
  files: Iterable<SubmittedFile>,
  groupOf: (file: SubmittedFile) => string | undefined,
): ReadonlyMap<string, SubmittedFile> {
  const first = new Map<string, SubmittedFile>();
  for (const file of files) {
    const group = groupOf(file);
    if (group !== undefined && !first.has(group)) first.set(group, file);
  }
  return first;
}

/** A size in words: `12 kB`, `3.4 MB`. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
