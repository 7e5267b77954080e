import type { PythonDocument } from './document.ts';
import { literalOf } from './string.ts';
import type { Node } from './tree.ts';

const local = /^(?:\/home\/|\/Users\/|[A-Za-z]:[\\/]{1,2}Users\b|\/mnt\/[a-z]\/)/;

/** Strings that begin with a folder of one person's computer. */
export const localPathsOf = (document: PythonDocument): readonly { readonly node: Node; readonly text: string }[] =>
  document
    .all('string')
    .filter((node) => node.parent?.children[0] === node || node.parent?.type !== 'concatenated_string')
    .filter((node) => node.parent?.type !== 'expression_statement')
    .map((node) => ({ node, text: literalOf(node, document.text).text }))
    .filter(({ text }) => local.test(text));
