/**
 * Text without code blocks, code spans, quotes and HTML comments: nothing in these is meant. No line is added or lost.
 * Written without backtracking, as the text is anybody's: one look at each character, whatever it holds.
 */
export function withoutCode(text: string): string {
  let fence: string | undefined;
  let commented = false;
  const lines = text.split(/\r?\n/).map((line) => {
    const marks = commented ? undefined : /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (marks?.startsWith(fence) && line.trim() === marks) fence = undefined;
      return '';
    }
    if (marks && !(marks.startsWith('`') && line.trim().slice(marks.length).includes('`'))) {
      fence = marks;
      return '';
    }
    const seen = withoutComments(line, commented);
    commented = seen.open;
    return /^ {0,3}>/.test(seen.text) ? '' : seen.text;
  });
  // A code span ends at the latest with its paragraph.
  return lines
    .join('\n')
    .split(/(\n[ \t]*(?=\n))/)
    .map(withoutSpans)
    .join('');
}

/** @param open whether a comment that began on an earlier line goes on */
function withoutComments(line: string, open: boolean): { readonly text: string; readonly open: boolean } {
  let kept = '';
  let inside = open;
  for (let at = 0; ; ) {
    const next = line.indexOf(inside ? '-->' : '<!--', at);
    if (!inside) kept += next === -1 ? line.slice(at) : line.slice(at, next);
    if (next === -1) return { text: kept, open: inside };
    at = next + (inside ? 3 : 4);
    inside = !inside;
  }
}

/** A run of backticks opens a span that the next run of the same length closes; one that nothing closes is text. */
function withoutSpans(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  const following = new Map<number, number>();
  const closes = runs.map(() => -1);
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    const { length } = runs[at] ?? { length: 0 };
    closes[at] = following.get(length) ?? -1;
    following.set(length, at);
  }
  let kept = '';
  let from = 0;
  for (let at = 0; at < runs.length; at += 1) {
    const closed = closes[at] ?? -1;
    if (closed === -1) continue;
    kept += text.slice(from, runs[at]?.index);
    from = (runs[closed]?.index ?? 0) + (runs[closed]?.length ?? 0);
    kept += text.slice(runs[at]?.index, from).replace(/[^\n]/g, '');
    at = closed;
  }
  return kept + text.slice(from);
}
