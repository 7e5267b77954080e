/** A piece of Groovy. `text` of a string is what stands between its quotes, escapes as written. */
export type Token = {
  readonly kind: 'word' | 'string' | 'sign' | 'line-end';
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Where a string's content begins, and whether Groovy puts variables into it. */
  readonly content?: number;
  readonly interpolates?: boolean;
};

export type TokenProblem = { readonly message: string; readonly from: number; readonly to: number };

/** Signs after which a `/` begins a string and not a division. */
const beforeSlashy: ReadonlySet<string> = new Set(['(', ',', '=', '~', '[', ':', '{', '!', '?']);

/** Splits Groovy into tokens, comments left out. A string or comment without end is the problem, and ends the tokens. */
export function readTokens(text: string): {
  readonly tokens: readonly Token[];
  readonly problem: TokenProblem | undefined;
} {
  const tokens: Token[] = [];
  let at = text.startsWith('#!') ? lineEnd(text, 0) : 0;
  while (at < text.length) {
    at = runEnd(blanks, text, at);
    const comment = commentEnd(text, at);
    if (comment === -1)
      return { tokens, problem: { message: 'A comment that begins here is never closed.', from: at, to: at + 2 } };
    const token = comment > at ? undefined : tokenAt(text, at, tokens.at(-1));
    if (token === 'unclosed')
      return { tokens, problem: { message: 'A string that begins here is never closed.', from: at, to: at + 1 } };
    if (token) tokens.push(token);
    at = token?.to ?? Math.max(comment, at + 1);
  }
  return { tokens, problem: undefined };
}

/** Where the comment at this place ends; the place itself when there is none, -1 when it has no end. */
function commentEnd(text: string, at: number): number {
  if (text.startsWith('//', at)) return lineEnd(text, at);
  if (!text.startsWith('/*', at)) return at;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? -1 : end + 2;
}

function tokenAt(text: string, at: number, previous: Token | undefined): Token | 'unclosed' | undefined {
  const char = text[at] ?? '';
  if (char === '\n') return { kind: 'line-end', text: char, from: at, to: at + 1 };
  if (char === '') return undefined;
  if (char === "'" || char === '"') return quoted(text, at, char);
  if (text.startsWith('$/', at)) return dollarSlashy(text, at);
  if (char === '/' && (previous === undefined || beforeSlashy.has(previous.text))) return slashy(text, at);
  const word = runEnd(wordLetters, text, at);
  if (word > at) return { kind: 'word', text: text.slice(at, word), from: at, to: word };
  return { kind: 'sign', text: char, from: at, to: at + 1 };
}

const blanks = /[^\S\n]+/y;
const wordLetters = /[\w.$@]+/y;

/** Where a run of such characters ends; the place itself when there is none. */
function runEnd(characters: RegExp, text: string, from: number): number {
  characters.lastIndex = from;
  return characters.test(text) ? characters.lastIndex : from;
}

function quoted(text: string, from: number, quote: string): Token | 'unclosed' {
  const triple = text.startsWith(quote.repeat(3), from);
  const close = triple ? quote.repeat(3) : quote;
  const content = from + close.length;
  let at = content;
  while (at < text.length && !text.startsWith(close, at)) {
    if (!triple && text[at] === '\n') return 'unclosed';
    if (text[at] === '\\') at += 2;
    else if (quote === '"' && text.startsWith('${', at)) at = interpolationEnd(text, at);
    else at++;
  }
  if (at >= text.length) return 'unclosed';
  return {
    kind: 'string',
    text: text.slice(content, at),
    from,
    to: at + close.length,
    content,
    interpolates: quote === '"',
  };
}

/** After the `}` that ends `${ }`, which may hold braces and strings itself; after `${` when it has no end nearby. */
function interpolationEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 500);
  let depth = 0;
  for (let at = from + 1; at < limit; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at + 1;
  }
  return from + 2;
}

function dollarSlashy(text: string, from: number): Token | 'unclosed' {
  const end = text.indexOf('/$', from + 2);
  if (end === -1) return 'unclosed';
  return { kind: 'string', text: text.slice(from + 2, end), from, to: end + 2, content: from + 2, interpolates: true };
}

/** A `/pattern/`; a lone slash when nothing closes it on its line. */
function slashy(text: string, from: number): Token {
  const end = text.indexOf('/', from + 1);
  if (end === -1 || end > lineEnd(text, from)) return { kind: 'sign', text: '/', from, to: from + 1 };
  return { kind: 'string', text: text.slice(from + 1, end), from, to: end + 1, content: from + 1, interpolates: true };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
