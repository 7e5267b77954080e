import type { Edit, LineMap, Range } from '../../review/range.ts';

/**
 * A piece of the file read as one line: continuation lines are joined, comments between them left out, and every
 * character knows where it stands.
 */
export class LogicalText {
  readonly text: string;
  readonly lines: LineMap;
  readonly #pieces: readonly Piece[];

  constructor(lines: LineMap, text: string, pieces: readonly Piece[]) {
    this.lines = lines;
    this.text = text;
    this.#pieces = pieces;
  }

  /** The offset in the file of the character at `index` of this text. */
  offset(index: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low] ?? { at: 0, from: 0 };
    return piece.from + index - piece.at;
  }

  word(from: number, to: number, value: string): Word {
    const start = this.offset(from);
    return new Word(this.lines, start, to > from ? this.offset(to - 1) + 1 : start, this.text.slice(from, to), value);
  }

  slice(from: number, to: number): LogicalText {
    const inside = this.#pieces.filter((piece) => piece.at > from && piece.at < to);
    const first = { at: 0, from: this.offset(from) };
    const pieces = [first, ...inside.map((piece) => ({ at: piece.at - from, from: piece.from }))];
    return new LogicalText(this.lines, this.text.slice(from, to), pieces);
  }
}

/** From index `at` of a logical text on, its characters stand from offset `from` of the file on. */
export type Piece = { readonly at: number; readonly from: number };

/** One word of an instruction or of a shell command. */
export class Word {
  /** As written, with its quotes. */
  readonly raw: string;
  /** Without quotes and escapes; variables are not replaced. */
  readonly text: string;
  /** Offsets in the file. */
  readonly from: number;
  readonly to: number;
  readonly #lines: LineMap;

  constructor(lines: LineMap, from: number, to: number, raw: string, text: string) {
    this.#lines = lines;
    this.from = from;
    this.to = to;
    this.raw = raw;
    this.text = text;
  }

  get range(): Range {
    return this.#lines.range(this.from, this.to);
  }
}

/** The place from the first word to the last. */
export function rangeOf(words: readonly Word[], lines: LineMap): Range | undefined {
  const first = words[0];
  const last = words.at(-1);
  return first && last && lines.range(first.from, last.to);
}

/**
 * Joins the lines of an instruction's arguments, `from` to `to` of the file. A line that ends with the escape
 * character goes on in the next one that is neither blank nor a comment; what follows the last one is a heredoc's body.
 */
export function joinLines(
  lines: LineMap,
  from: number,
  to: number,
  escapeChar: string,
): { line: LogicalText; body: LogicalText | undefined } {
  const source = lines.text;
  const pieces: Piece[] = [];
  let text = '';
  let at = from;
  let goesOn = true;
  for (let first = true; goesOn && at < to; first = false) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 || newline > to ? to : newline;
    const content = source.slice(at, end);
    const trimmed = content.trim();
    if (first || (trimmed !== '' && !trimmed.startsWith('#'))) {
      const kept = content.trimEnd();
      goesOn = kept.endsWith(escapeChar);
      pieces.push({ at: text.length, from: at });
      text += goesOn ? kept.slice(0, -1) : kept;
    }
    at = end + 1;
  }
  const line = new LogicalText(lines, text, pieces);
  const body = at < to ? new LogicalText(lines, source.slice(at, to), [{ at: 0, from: at }]) : undefined;
  return { line, body };
}

/** Splits at white space outside quotes, as Docker reads `COPY`, `ENV` and `FROM`. */
export function splitWords(line: LogicalText, escapeChar: string): readonly Word[] {
  const words: Word[] = [];
  const { text } = line;
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const start = at;
    let value = '';
    let quote = '';
    for (; at < text.length && (quote !== '' || !/\s/.test(text[at] ?? '')); at++) {
      const char = text[at] ?? '';
      if (char === escapeChar && quote !== "'" && at + 1 < text.length) value += text[++at];
      else if (quote === '' && (char === '"' || char === "'")) quote = char;
      else if (char === quote) quote = '';
      else value += char;
    }
    words.push(line.word(start, at, value));
  }
  return words;
}

/** An edit that puts an option behind a word; none where quotes or the JSON form ask for more than that. */
export function insertBehind(word: Word, option: string): Edit | undefined {
  const { end } = word.range;
  return word.raw === word.text ? { range: { start: end, end }, text: ` ${option}` } : undefined;
}
