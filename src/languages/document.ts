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

/** A zero byte, which every tool for text refuses or reads in a way of its own; undefined where there is none. */
export function zeroByte(lines: LineMap): SyntaxProblem | undefined {
  const at = lines.text.indexOf('\0');
  if (at === -1) return undefined;
  const { line } = lines.position(at);
  return {
    message: `line ${line} holds a zero byte, an invisible character that belongs in no text; delete it, or save the file as UTF-8`,
    at: lines.range(at, at + 1),
  };
}

/** The same as a sentence of its own. */
export const asSentence = ({ message, at }: SyntaxProblem): SyntaxProblem => ({
  message: `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`,
  at,
});

export const textDocument = (path: string, text: string): TextDocument => ({ path, text, lines: new LineMap(text) });
