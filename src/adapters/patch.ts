import type { ChangedFile } from '../review/submission.ts';

type Lines = Pick<ChangedFile, 'commentable' | 'added'>;
type Spans = [number, number][];

const extend = (spans: Spans, line: number): void => {
  const last = spans.at(-1);
  if (last && last[1] === line - 1) last[1] = line;
  else spans.push([line, line]);
};

/**
 * The lines of the head version that one file's unified diff shows and adds. Lines are counted as they stand in the
 * patch, so a patch that breaks off claims no more than it shows.
 * @param patch hunks, `@@ -1,2 +3,4 @@` lines first; what stands before the first hunk is passed over
 */
export function linesOfPatch(patch: string): Lines {
  const commentable: Spans = [];
  const added: Spans = [];
  let next = 0;
  for (const text of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (hunk) {
      next = Number(hunk[1]);
      continue;
    }
    const shown = text.startsWith('+') || text.startsWith(' ');
    if (next === 0 || !shown) continue;
    extend(commentable, next);
    if (text.startsWith('+')) extend(added, next);
    next += 1;
  }
  return { commentable, added };
}

/** What is certain of a file whose diff is not shown: a new file is new on every line; nothing can be commented. */
export function linesWithoutPatch(status: ChangedFile['status'], text: string | undefined): Lines {
  const count = text === undefined ? 0 : text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
  return { commentable: [], added: status === 'added' && count > 0 ? [[1, count]] : [] };
}

export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1;
