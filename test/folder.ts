import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loneFile } from '../src/adapters/tree-file.ts';
import type { SubmissionData } from '../src/review/submission.ts';

/** A folder as a submission in which every file is new; `expected.txt` at its root is left out. */
export function submissionOf(folder: string): SubmissionData {
  const files = walk(folder)
    .filter((path) => path !== 'expected.txt')
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return loneFile(path, bytes.length, bytes);
    });
  const changed = files.map(({ path, text = '' }) => {
    const all = [[1, text.split('\n').length]] as const;
    return { path, status: 'added' as const, commentable: all, added: all };
  });
  return { files, changed };
}

function walk(folder: string, base = folder): readonly string[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path, base) : [relative(base, path)];
    });
}
