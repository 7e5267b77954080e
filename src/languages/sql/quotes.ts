import type { Lexing } from './token.ts';

/** Where a quoted run that starts at `from` ends (exclusive); an unfinished one ends with the text. */
export function quoteEnd(text: string, from: number, escapes: 'backslash' | 'standard' | 'guess'): number {
  const quote = text[from] ?? "'";
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && (escapes === 'backslash' || (escapes === 'guess' && isEscape(text, at, quote)))) at += 1;
    else if (char === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}

/** Without a known dialect, `\'` escapes when a letter follows: `'it\'s'`, but not `'C:\'`. */
const isEscape = (text: string, at: number, quote: string): boolean =>
  text[at + 1] === '\\' || (text[at + 1] === quote && /[\p{L}\d]/u.test(text[at + 2] ?? ''));

export const stringEscapes = (lexing: Lexing): 'backslash' | 'guess' =>
  lexing.backslashEscapes ? 'backslash' : 'guess';

/** Finds the ends of comments in linear time: Postgres nests `/*`, and a file that does not close them is read flat. */
export class CommentEnds {
  readonly #text: string;
  #nests: boolean;
  #closes = true;

  constructor(text: string, lexing: Lexing) {
    this.#text = text;
    this.#nests = !lexing.backslashEscapes;
  }

  lineEnd(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end === -1 ? this.#text.length : end;
  }

  blockEnd(from: number): number {
    const flat = this.#closes ? this.#text.indexOf('*/', from + 2) : -1;
    this.#closes = flat !== -1;
    if (flat === -1) return this.#text.length;
    if (!this.#nests) return flat + 2;
    const nested = this.#nestedEnd(from);
    if (nested !== undefined) return nested;
    this.#nests = false;
    return flat + 2;
  }

  #nestedEnd(from: number): number | undefined {
    const marks = /\/\*|\*\//g;
    marks.lastIndex = from + 2;
    for (let depth = 1; ; ) {
      const mark = marks.exec(this.#text);
      if (!mark) return undefined;
      depth += mark[0] === '/*' ? 1 : -1;
      if (depth === 0) return mark.index + 2;
    }
  }
}

/** `$tag$ ... $tag$`, Postgres's and Snowflake's quotes around the body of a function. */
export type DollarQuote = { readonly open: number; readonly from: number; readonly to: number; readonly end: number };

export class DollarQuotes {
  readonly #text: string;
  /** Each failed search reads the rest of the text, so a hostile file gets only a few. */
  #failures = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(open: number): DollarQuote | undefined {
    const tag = /\$(?:[\p{L}_][\p{L}\d_]{0,62})?\$/uy;
    tag.lastIndex = open;
    const found = this.#failures < 20 ? tag.exec(this.#text)?.[0] : undefined;
    if (found === undefined) return undefined;
    const from = open + found.length;
    const to = this.#text.indexOf(found, from);
    if (to !== -1) return { open, from, to, end: to + found.length };
    this.#failures += 1;
    return undefined;
  }
}
