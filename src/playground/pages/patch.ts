/** A line of a diff as it is shown: numbers are from 1, and absent on the side where the line is not. */
export type DiffRow =
  | { readonly kind: 'hunk'; readonly text: string }
  | { readonly kind: 'context'; readonly old: number; readonly new: number; readonly text: string }
  | { readonly kind: 'addition'; readonly new: number; readonly text: string }
  | { readonly kind: 'deletion'; readonly old: number; readonly text: string }
  | { readonly kind: 'note'; readonly text: string };

export type Side = 'LEFT' | 'RIGHT';

/**
 * The rows of a patch as the pull request files' `patch` field and a review comment's `diff_hunk` have it: hunks
 * only, without `---` and `+++` (https://docs.github.com/rest/pulls/pulls#list-pull-requests-files).
 */
export function diffRows(patch: string): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  let before = 0;
  let after = 0;
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      rows.push({ kind: 'hunk', text: line });
      continue;
    }
    const text = line.slice(1);
    if (line.startsWith('+')) rows.push({ kind: 'addition', new: after++, text });
    else if (line.startsWith('-')) rows.push({ kind: 'deletion', old: before++, text });
    else if (line.startsWith('\\')) rows.push({ kind: 'note', text });
    else rows.push({ kind: 'context', old: before++, new: after++, text });
  }
  return rows;
}

/** Whether a comment on `line` of `side` belongs under `row`. */
export function isAt(row: DiffRow, side: Side, line: number): boolean {
  if (side === 'LEFT') return (row.kind === 'deletion' || row.kind === 'context') && row.old === line;
  return (row.kind === 'addition' || row.kind === 'context') && row.new === line;
}

/** The text of the new file's lines `from` to `to` as far as the rows show them: what a suggestion would replace. */
export function newLines(rows: readonly DiffRow[], from: number, to: number): readonly string[] {
  return rows
    .filter((row) => row.kind === 'addition' || row.kind === 'context')
    .filter((row) => row.new >= from && row.new <= to)
    .map((row) => row.text);
}
