/** A place in a text: line and column from 1; columns count UTF-16 code units, as GitHub's annotations and editors do. */
export type Position = { readonly line: number; readonly column: number };

/** From `start` up to, but not including, `end`. */
export type Range = { readonly start: Position; readonly end: Position };

/** Replace what stands at `range` with `text`. */
export type Edit = { readonly range: Range; readonly text: string };

/** A range within one line. */
export const span = (line: number, column: number, endColumn: number): Range => ({
  start: { line, column },
  end: { line, column: endColumn },
});

/** `12:5-12:22`, the notation of `expected.txt`. */
export const formatRange = ({ start, end }: Range): string => `${start.line}:${start.column}-${end.line}:${end.column}`;

/** Turns offsets (UTF-16 code units from 0) of one text into positions and back. */
export class LineMap {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The text of a line (from 1) without its line end; '' outside the text. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    if (start === undefined) return '';
    const next = this.#starts[number];
    return this.text.slice(start, next === undefined ? undefined : next - 1).replace(/\r$/, '');
  }

  position(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: bounded - (this.#starts[low] ?? 0) + 1 };
  }

  offset({ line, column }: Position): number {
    const start = this.#starts[line - 1] ?? this.text.length;
    return Math.min(start + column - 1, this.text.length);
  }

  range(from: number, to: number): Range {
    return { start: this.position(from), end: this.position(to) };
  }

  /** The text of the lines that a range touches, from its first visible character: what an editor would underline. */
  lineRange(line: number): Range {
    const text = this.line(line);
    const end = text.trimEnd().length;
    return span(line, Math.min(text.length - text.trimStart().length, end) + 1, end + 1);
  }
}

/** Applies edits that do not overlap; the last first, so that earlier ranges stay true. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = new LineMap(text);
  return edits
    .map((edit) => ({ from: lines.offset(edit.range.start), to: lines.offset(edit.range.end), text: edit.text }))
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: replacement }) => result.slice(0, from) + replacement + result.slice(to), text);
}
