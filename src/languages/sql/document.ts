import { LineMap, type Range } from '../../review/range.ts';
import { type SyntaxProblem, type TextDocument, zeroByte } from '../document.ts';
import { type Dialect, lexingOf, namedDialect, usedDialect } from './dialect.ts';
import { judge, type SqlFault } from './judge.ts';
import { readSelects, type Select } from './selects.ts';
import { readStatements, type Statement } from './statements.ts';
import { type CreateTable, readTables } from './tables.ts';
import type { Token, Tokens } from './token.ts';
import { tokenize } from './tokenize.ts';
import { readWindows, type Window } from './windows.ts';

/** Tokens `first` to `last`, both included. */
export type Span = { readonly first: number; readonly last: number };

/**
 * A file of SQL in any dialect, read through tokens of our own: they are exact and cheap whatever the dialect, and a
 * broken statement spoils only itself. The parsers, a hundred times slower, only judge (see judge.ts). What is read from
 * the tokens is read when first asked for.
 */
export class SqlDocument implements TextDocument {
  readonly path: string;
  readonly text: string;
  readonly lines: LineMap;
  /** What no database reads on behind, such as a zero byte: what is wrong with one statement (`fault`) leaves the facts of the others. */
  readonly problem: SyntaxProblem | undefined;
  readonly scanned: Tokens;
  readonly #named: Dialect | undefined;
  #dialect: Dialect | undefined;
  #byWord: ReadonlyMap<string, readonly number[]> | undefined;
  #statements: readonly Statement[] | undefined;
  #selects: readonly Select[] | undefined;
  #windows: readonly Window[] | undefined;
  #tables: readonly CreateTable[] | undefined;
  #verdict: { readonly fault: SqlFault | undefined } | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.lines = new LineMap(text);
    this.problem = zeroByte(this.lines) ?? noSql(this.lines);
    this.#named = namedDialect(path, text);
    this.scanned = tokenize(text, lexingOf(this.#named, text));
  }

  get tokens(): readonly Token[] {
    return this.scanned.tokens;
  }

  get dialect(): Dialect {
    this.#dialect ??= this.#named ?? usedDialect(this.text, this.tokens);
    return this.#dialect;
  }

  get statements(): readonly Statement[] {
    this.#statements ??= readStatements(this.text, this.tokens);
    return this.#statements;
  }

  /** Every `SELECT` with its clauses, those of subqueries too, in the order of the text. */
  get selects(): readonly Select[] {
    this.#selects ??= readSelects(this);
    return this.#selects;
  }

  get windows(): readonly Window[] {
    this.#windows ??= readWindows(this);
    return this.#windows;
  }

  get tables(): readonly CreateTable[] {
    this.#tables ??= readTables(this);
    return this.#tables;
  }

  /** The first error of syntax, where a judge is sure of it. */
  get fault(): SqlFault | undefined {
    this.#verdict ??= { fault: judge(this) };
    return this.#verdict.fault;
  }

  /** The upper-case word or the symbol at this index; '' for names in quotes, strings and everything else. */
  word(index: number): string {
    const token = this.tokens[index];
    return token && (token.kind === 'word' || token.kind === 'symbol') ? token.value : '';
  }

  /** Where any of these runs of words stands, in the order of the text: `GROUP BY`, `ROLLUP (`. */
  find(...phrases: readonly string[]): readonly Span[] {
    return phrases
      .flatMap((phrase) => {
        const words = phrase.split(' ');
        const starts = this.#index().get(words[0] ?? '') ?? [];
        return starts
          .filter((start) => words.every((word, i) => this.word(start + i) === word))
          .map((first) => ({ first, last: first + words.length - 1 }));
      })
      .toSorted((a, b) => a.first - b.first);
  }

  /** Whether the words stand at this index. */
  reads(index: number, phrase: string): boolean {
    return phrase.split(' ').every((word, i) => this.word(index + i) === word);
  }

  partner(index: number): number | undefined {
    return this.scanned.partners.get(index);
  }

  at({ first, last }: Span): Range {
    return this.lines.range(this.tokens[first]?.from ?? 0, this.tokens[last]?.to ?? this.text.length);
  }

  /** The text as written, from one token to another. */
  source({ first, last }: Span): string {
    return this.text.slice(this.tokens[first]?.from ?? 0, this.tokens[last]?.to ?? 0);
  }

  #index(): ReadonlyMap<string, readonly number[]> {
    if (this.#byWord) return this.#byWord;
    const index = new Map<string, number[]>();
    for (const [i, { kind, value }] of this.tokens.entries()) {
      if (kind !== 'word') continue;
      const known = index.get(value);
      if (known) known.push(i);
      else index.set(value, [i]);
    }
    this.#byWord = index;
    return index;
  }
}

/** Lines that other tools leave in a file, and that no database reads. */
function noSql(lines: LineMap): SyntaxProblem | undefined {
  // Comments may hold fences of their own: only the first line of a file is certain.
  const found = /^<{7} /m.exec(lines.text) ?? /^\s*```/.exec(lines.text);
  if (!found) return undefined;
  const { line } = lines.position(found.index + found[0].search(/[<`]/));
  const message = found[0].startsWith('<')
    ? 'a merge conflict begins here that is not resolved'
    : 'this is a Markdown fence, as chats and web pages put around code; leave it out';
  return { message, at: lines.lineRange(line) };
}
