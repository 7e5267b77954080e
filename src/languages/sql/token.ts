/** Offsets in the text (UTF-16 code units), as `LineMap.range` takes them; `to` is exclusive. */
export type Extent = { readonly from: number; readonly to: number };

/** `template` is Jinja's `{{ ... }}`; `parameter` is filled in by whoever runs the file: `:id`, `$1`, `%(id)s`, `@id`. */
export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'template' | 'symbol';

export type Token = Extent & {
  readonly kind: TokenKind;
  /** A word in upper case, the text of a quoted name or a string, the character of a symbol; else as written. */
  readonly value: string;
  /** How many brackets are open around it; a bracket itself counts as outside. */
  readonly depth: number;
};

/** How a text is cut into tokens; dialects differ in what escapes and what comments. */
export type Lexing = { readonly backslashEscapes: boolean; readonly hashComments: boolean };

export type Tokens = {
  readonly tokens: readonly Token[];
  /** For each bracket the index of its partner. */
  readonly partners: ReadonlyMap<number, number>;
  /** What a client reads and the server never sees: psql's meta-commands, the rows of `COPY ... FROM stdin`. */
  readonly clientText: readonly Extent[];
  /** It holds Jinja, or changes its own delimiter: no judge reads it as it stands. */
  readonly templated: boolean;
};
