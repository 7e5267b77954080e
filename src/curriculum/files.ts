import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a curriculum. `text` is undefined for one that is not among `paths`, or is no text. */
export type CurriculumFiles = { readonly paths: readonly string[]; text(path: string): string | undefined };

/** A file of a curriculum as it crosses processes and is kept; `text` is left out where it cannot be read as text. */
export type CurriculumFile = { readonly path: string; readonly text?: string };

export function filesOf(files: readonly CurriculumFile[]): CurriculumFiles {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return { paths: [...texts.keys()].toSorted(), text: (path) => texts.get(path) };
}

/** A folder, each file of it read when it is asked for. */
export function filesIn(folder: string): CurriculumFiles {
  const paths = pathsIn(folder, '').toSorted();
  const known = new Set(paths);
  return { paths, text: (path) => (known.has(path) ? textOf(readFileSync(join(folder, path))) : undefined) };
}

/** A NUL is what git, too, takes as the mark of a file that is no text. */
const textOf = (bytes: Buffer): string | undefined =>
  isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : undefined;

const pathsIn = (folder: string, below: string): readonly string[] =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === '.git' || entry.name === 'node_modules' ? [] : pathsIn(folder, path);
    return entry.isFile() ? [path] : [];
  });
