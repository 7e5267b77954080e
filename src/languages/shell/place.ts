import type { Range } from '../../review/range.ts';
import type { Extent, ShellDocument } from './document.ts';

/** The first line of a construct, for remarks on something that may span many. */
export function headOf({ lines }: ShellDocument, { from, to }: Extent): Range {
  const range = lines.range(from, to);
  if (range.start.line === range.end.line) return range;
  return { start: range.start, end: lines.lineRange(range.start.line).end };
}

/** Where a script that lacks a setting would have it: the line after the shebang, if there is one. */
export const firstAfterShebang = ({ text, lines }: ShellDocument): Range =>
  lines.lineRange(/^#!.*\n./s.test(text) ? 2 : 1);
