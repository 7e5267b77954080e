import { createRequire } from 'node:module';
import { Language, Parser, type Tree } from 'web-tree-sitter';
// `Parser.init` must not run twice at once: the second run replaces the memory that the first one's parsers live in.
// This module is evaluated after that one, which has called it.
import '../python/tree.ts';

const parser = new Parser();
parser.setLanguage(
  await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bash/tree-sitter-bash.wasm')),
);

/** Reads the syntax tree through `read` and frees it: what `read` returns must be plain data. */
export function withTree<T>(text: string, read: (tree: Tree) => T): T | undefined {
  const tree = parser.parse(text);
  if (!tree) return undefined;
  try {
    return read(tree);
  } finally {
    tree.delete();
  }
}
