import { LineMap, type Range } from '../review/range.ts';

/** Where a parser gave up, in words that a learner can act on. */
export type SyntaxProblem = { readonly message: string; readonly at: Range };

/** What every document has, whatever its language. */
export type TextDocument = {
  readonly path: string;
  readonly text: string;
  readonly lines: LineMap;
  /** Set when the text cannot be read as its language; such a document is judged by `readsBroken` checks alone. */
  readonly problem?: SyntaxProblem | undefined;
};

/**
 * One kind of document. `recognise` is cheap (path first, then a look at the text) and decides by what a file is, not
 * only by its name; `parse` never throws: what it cannot read becomes `problem`.
 */
export type Language<D extends TextDocument> = {
  recognise(path: string, text: string): boolean;
  parse(path: string, text: string): D;
};

export const textDocument = (path: string, text: string): TextDocument => ({ path, text, lines: new LineMap(text) });
