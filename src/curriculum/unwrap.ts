/** A line that begins a block of its own and does not go on with the one before. */
const begins = /^\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|>|\||<|```|~~~|$)/;
/** A line that nothing may be joined to: headings, tables, HTML, empty ones, and lines that ask for a break. */
const ends = /^\s*(?:#{1,6}\s|\||<|$)|(?: {2}|\\)$/;

/**
 * Markdown whose paragraphs are lines: GitHub shows each line end of an issue or a comment as a break, so texts that were
 * wrapped for reading in an editor are joined again. Code blocks stay as they are.
 */
export function unwrap(markdown: string): string {
  const out: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const last = out.at(-1);
    const joins =
      fence === undefined && mark === undefined && last !== undefined && !ends.test(last) && !begins.test(line);
    if (joins && !/^\s*(?:`{3,}|~{3,})/.test(last)) out[out.length - 1] = `${last} ${line.trim()}`;
    else out.push(line);
    if (mark !== undefined) fence = fence === undefined ? mark : line.trim().startsWith(fence) ? undefined : fence;
  }
  return out.join('\n');
}
