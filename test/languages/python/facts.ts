import { PythonDocument } from '../../../src/languages/python/document.ts';
import type { Node } from '../../../src/languages/python/tree.ts';

/** A document of these lines; `read('import os', 'x = 1')`. */
export const read = (...lines: readonly string[]): PythonDocument =>
  new PythonDocument('x.py', `${lines.join('\n')}\n`);

/** The first node of this type whose text is this. */
export function nodeOf(document: PythonDocument, type: string, text: string): Node {
  const found = document.all(type).find((node) => document.textOf(node) === text);
  if (!found) throw new Error(`no ${type} ${text}`);
  return found;
}

/** The qualified names of all that is called, in the order of the text. */
export const callees = (...lines: readonly string[]): readonly (string | undefined)[] =>
  read(...lines).calls.map((call) => call.callee);
