import { CommentEnds, type DollarQuote, DollarQuotes, quoteEnd, stringEscapes } from './quotes.ts';
import type { Extent, Lexing, Token, TokenKind, Tokens } from './token.ts';

/** Cuts any SQL text into tokens, whatever its dialect and however broken; linear in the text. */
export function tokenize(text: string, lexing: Lexing): Tokens {
  const scanner = new Scanner(text, lexing);
  scanner.run();
  return scanner;
}

const space = /\s+/y;
const word = /[\p{L}_][\p{L}\p{N}\p{M}_$#@]*/uy;
const number = /\d(?:\w|\.\d)*/y;
const bracketName = /\[[\p{L}_][\p{L}\d_ .#$-]{0,127}\]/uy;
const parameter =
  /%(?:\(\w{1,60}\))?s(?!\w)|:[\p{L}_]\w{0,60}|\$\d+|\$\{[^}\n]{0,200}\}|\{[\w:. -]{1,60}\}|@{1,2}[\p{L}_]\w*|\?/uy;
const temporaryName = /#{1,2}[\p{L}_]\w*/uy;
const stringPrefix = /^(?:e|n|b|x|r|rb|br|u)$/i;
const delimiterLine = /[ \t]+(\S{1,20})[ \t]*(?:\r?\n|$)/y;
const closings: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
]);

class Scanner implements Tokens {
  readonly tokens: Token[] = [];
  readonly partners = new Map<number, number>();
  readonly clientText: Extent[] = [];
  templated = false;

  readonly #text: string;
  readonly #lexing: Lexing;
  readonly #comments: CommentEnds;
  readonly #dollars: DollarQuotes;
  readonly #open: number[] = [];
  readonly #unclosed = new Set<string>();
  #at = 0;
  #statement = 0;
  #body: DollarQuote | undefined;
  #delimiter: string | undefined;

  constructor(text: string, lexing: Lexing) {
    this.#text = text;
    this.#lexing = lexing;
    this.#comments = new CommentEnds(text, lexing);
    this.#dollars = new DollarQuotes(text);
  }

  run(): void {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < this.#text.length) {
      if (this.#body && this.#at >= this.#body.to) this.#leaveBody(this.#body);
      else this.#step(this.#text[this.#at] ?? '');
    }
  }

  #step(char: string): void {
    if (this.#take(space) !== undefined || this.#skipComment(char) || this.#customDelimiter()) return;
    if (char === ';') this.#endStatement(this.#at + 1);
    else if (char === "'") this.#string(this.#at, stringEscapes(this.#lexing));
    else if (char === '"' || char === '`') this.#quoted(char);
    else if (char === '{' && this.#template()) return;
    else if (char === '\\' && this.#metaCommand()) return;
    else if (char === '/' && this.#aloneOnLine(this.#at, 1)) this.#endStatement(this.#at + 1);
    else if (char === '[' && this.#bracketed()) return;
    else if (char === '$' && this.#dollar()) return;
    else this.#plain(char);
  }

  #plain(char: string): void {
    const from = this.#at;
    if (this.#takeAs('number', number) || this.#word() || (char === '#' && this.#takeAs('word', temporaryName))) return;
    if (!(char === ':' && this.#text[from - 1] === ':') && this.#takeAs('parameter', parameter)) return;
    this.#at = from + 1;
    if (char === ':' && this.#isVariable(from)) this.clientText.push({ from, to: this.#at });
    else if (char === '(' || char === '[') this.#openBracket(from, char);
    else if (char === ')' || char === ']') this.#closeBracket(from, char);
    else this.#push('symbol', from, this.#at, char);
  }

  /** psql's `:'day'` and `:"name"`, of which the server sees the value in these quotes; in `col:"field"` it sees the colon. */
  #isVariable(colon: number): boolean {
    return /['"]/.test(this.#text[colon + 1] ?? '') && /[\s(,=<>+*/|-]/.test(this.#text[colon - 1] ?? ' ');
  }

  /** Matches at the current offset and moves past it. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #takeAs(kind: TokenKind, pattern: RegExp): boolean {
    const from = this.#at;
    const found = this.#take(pattern);
    if (found !== undefined) this.#push(kind, from, this.#at, found.toUpperCase());
    return found !== undefined;
  }

  #push(kind: TokenKind, from: number, to: number, value: string): void {
    this.tokens.push({ kind, from, to, value, depth: this.#open.length });
  }

  #skipComment(char: string): boolean {
    const next = this.#text[this.#at + 1];
    const line =
      (char === '-' && next === '-') ||
      (char === '#' && (this.#lexing.hashComments || (next === ' ' && this.#startsLine(this.#at))));
    if (line) this.#at = this.#comments.lineEnd(this.#at);
    else if (char === '/' && next === '*') this.#at = this.#comments.blockEnd(this.#at);
    else return false;
    if (this.#body) this.#at = Math.min(this.#at, this.#body.to);
    return true;
  }

  #word(): boolean {
    const from = this.#at;
    const found = this.#take(word);
    if (found === undefined) return false;
    const delimiter = this.#delimiter === undefined ? -1 : found.indexOf(this.#delimiter);
    if (delimiter > 0) {
      this.#at = from + delimiter;
      this.#push('word', from, this.#at, found.slice(0, delimiter).toUpperCase());
    } else if (this.#text[this.#at] === "'" && stringPrefix.test(found))
      this.#string(from, /^e$/i.test(found) ? 'backslash' : stringEscapes(this.#lexing));
    else if (/^delimiter$/i.test(found) && this.#startsLine(from)) this.#setDelimiter(from);
    else if (/^go$/i.test(found) && this.#aloneOnLine(from, 2)) this.#endStatement(this.#at);
    else this.#push('word', from, this.#at, found.toUpperCase());
    return true;
  }

  #string(from: number, escapes: 'backslash' | 'guess'): void {
    const quote = this.#at;
    const end = quoteEnd(this.#text, quote, escapes);
    this.#at = this.#body ? Math.min(end, this.#body.to) : end;
    this.#push('string', from, this.#at, this.#text.slice(quote + 1, this.#at - 1));
  }

  #quoted(quote: string): void {
    const from = this.#at;
    const escapes = quote === '"' && this.#lexing.backslashEscapes ? 'backslash' : 'standard';
    const end = quoteEnd(this.#text, from, escapes);
    this.#at = this.#body ? Math.min(end, this.#body.to) : end;
    this.#push('quoted', from, this.#at, this.#text.slice(from + 1, this.#at - 1));
  }

  #bracketed(): boolean {
    const from = this.#at;
    if (/[\p{L}\d_)\]]/u.test(this.#text[from - 1] ?? '')) return false;
    const found = this.#take(bracketName);
    if (found !== undefined) this.#push('quoted', from, this.#at, found.slice(1, -1));
    return found !== undefined;
  }

  #template(): boolean {
    const from = this.#at;
    const opening = this.#text.slice(from, from + 2);
    const closing = closings.get(opening);
    if (closing === undefined || this.#unclosed.has(closing)) return false;
    const end = this.#text.indexOf(closing, from + 2);
    if (end === -1) {
      this.#unclosed.add(closing);
      return false;
    }
    this.templated = true;
    this.#at = end + 2;
    if (opening === '{{') this.#push('template', from, this.#at, this.#text.slice(from, this.#at));
    return true;
  }

  /** psql sends what stands before `\g`, and runs the others by itself. */
  #metaCommand(): boolean {
    if (!/[A-Za-z!?.]/.test(this.#text[this.#at + 1] ?? '')) return false;
    const from = this.#at;
    const end = this.#comments.lineEnd(from);
    this.clientText.push({ from, to: end });
    this.#endStatement(end);
    return true;
  }

  #setDelimiter(from: number): void {
    const line = this.#take(delimiterLine);
    if (line === undefined) {
      this.#push('word', from, this.#at, 'DELIMITER');
      return;
    }
    this.#delimiter = line.trim() === ';' ? undefined : line.trim();
    this.templated = true;
    this.#endStatement(this.#at);
  }

  #customDelimiter(): boolean {
    if (this.#delimiter === undefined || !this.#text.startsWith(this.#delimiter, this.#at)) return false;
    this.#endStatement(this.#at + this.#delimiter.length);
    return true;
  }

  #dollar(): boolean {
    const quote = this.#dollars.at(this.#at);
    if (!quote) return false;
    if (this.#body === undefined && this.#isBody(quote)) {
      this.#endStatement(quote.from);
      this.#body = quote;
    } else {
      this.#push('string', quote.open, quote.end, this.#text.slice(quote.from, quote.to));
      this.#at = quote.end;
    }
    return true;
  }

  /** The body of a function in SQL or PL/pgSQL is code, and read as statements of its own. */
  #isBody({ end }: DollarQuote): boolean {
    const head = this.tokens.slice(this.#statement, this.#statement + 400);
    const values = head.map(({ value }) => value);
    const makes =
      values[0] === 'DO' ||
      (values[0] === 'CREATE' && values.slice(1, 8).some((name) => /^(?:FUNCTION|PROCEDURE)$/.test(name)));
    const after = /^[^;$]{0,400}?\blanguage\s+'?(\w+)/i.exec(this.#text.slice(end, end + 450))?.[1];
    const before = values[values.indexOf('LANGUAGE') + 1];
    const language = values.includes('LANGUAGE') ? before : after;
    return makes && (language === undefined || /^(?:plpgsql|sql)$/i.test(language));
  }

  #leaveBody({ end }: DollarQuote): void {
    this.#body = undefined;
    this.#endStatement(end);
  }

  #endStatement(to: number): void {
    const copies = this.tokens[this.#statement]?.value === 'COPY' && this.tokens.at(-1)?.value === 'STDIN';
    this.#open.length = 0;
    this.#push('symbol', this.#at, to, ';');
    this.#statement = this.tokens.length;
    this.#at = to;
    if (copies) this.#skipRows();
  }

  /** The rows after `COPY ... FROM stdin;` end with a line `\.`. */
  #skipRows(): void {
    if (this.#unclosed.has('COPY')) return;
    const end = this.#text.indexOf('\n\\.', this.#at - 1);
    if (end === -1) {
      this.#unclosed.add('COPY');
      return;
    }
    this.clientText.push({ from: this.#at, to: end + 3 });
    this.#at = end + 3;
  }

  #openBracket(from: number, char: string): void {
    this.#push('symbol', from, from + 1, char);
    this.#open.push(this.tokens.length - 1);
  }

  #closeBracket(from: number, char: string): void {
    const opening = char === ')' ? '(' : '[';
    const top = (): string | undefined => this.tokens[this.#open.at(-1) ?? -1]?.value;
    while (char === ')' && top() === '[') this.#open.pop();
    const open = top() === opening ? this.#open.pop() : undefined;
    this.#push('symbol', from, from + 1, char);
    if (open === undefined) return;
    this.partners.set(open, this.tokens.length - 1);
    this.partners.set(this.tokens.length - 1, open);
  }

  #startsLine(at: number): boolean {
    for (let before = at - 1; before >= 0; before -= 1) {
      const char = this.#text[before];
      if (char === '\n' || char === '\uFEFF') return true;
      if (char !== ' ' && char !== '\t') return false;
    }
    return true;
  }

  #aloneOnLine(from: number, length: number): boolean {
    const rest = /[ \t]*(?:\r?\n|$)/y;
    rest.lastIndex = from + length;
    return rest.test(this.#text) && this.#startsLine(from);
  }
}
