import type { PythonDocument } from '../document.ts';
import { bare, type Node } from '../tree.ts';

/** The characters of a string that the file fixes; undefined for anything else, also for an f-string. */
export function fixedText(node: Node | undefined, document: PythonDocument): string | undefined {
  const value = node && document.value(node);
  return value?.kind === 'string' && !value.interpolated ? value.text : undefined;
}

/** Whether an expression is true or false as a setting: `True`, `'true'`; undefined when the file does not tell. */
export function switched(node: Node | undefined, document: PythonDocument): boolean | undefined {
  const value = node && document.value(node);
  if (value?.kind === 'boolean') return value.boolean;
  if (value?.kind === 'number') return value.number !== 0;
  if (value?.kind === 'none') return false;
  const text = value?.kind === 'string' && !value.interpolated ? value.text.trim().toLowerCase() : '';
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Whether an argument says nothing: `None`, `''`, `b''`. */
export function isEmpty(node: Node, document: PythonDocument): boolean {
  const value = document.value(bare(node));
  return value.kind === 'none' || (value.kind === 'string' && value.text === '');
}

/** Strings that run as SQL or stand as a setting: every literal but docstrings and other bare strings. */
const usedStrings = (document: PythonDocument): readonly Node[] =>
  document
    .all('string')
    .filter(({ parent }) => parent?.type !== 'expression_statement' && parent?.parent?.type !== 'expression_statement');

/** The first used string that a pattern finds. */
export function stringLike(pattern: RegExp, document: PythonDocument): Node | undefined {
  return usedStrings(document).find((node) => pattern.test(document.textOf(node)));
}
