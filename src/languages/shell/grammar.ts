import { createRequire } from 'node:module';
import { Parser, type Tree } from 'web-tree-sitter';
import { loadGrammar, parseInTime } from '../tree-sitter.ts';

const parser = new Parser();
const require = createRequire(import.meta.url);
parser.setLanguage(await loadGrammar(require.resolve('tree-sitter-bash/tree-sitter-bash.wasm')));

/**
 * Behind an error in a pipeline the grammar's recovery takes twice as long for each further pipe, and nothing can
 * interrupt it (tree-sitter-bash 0.25.1). So a script with more pipes than this is first read with `&&` in their place,
 * which has no such fault; only when that has no error is it read as it is.
 */
const pipeLimit = 12;
const pipes = /(?<!\|)\|(?!\|)/g;
/** The patterns of a `case`, which stay as they are, or a pipe between blanks. */
const patternsOrPipe = /^[ \t]*\(?[^()\r\n\u2028\u2029]*\)|(?<=\s)\|(?=\s)/gm;

function hasRiskyError(text: string): boolean {
  if ((text.match(pipes)?.length ?? 0) <= pipeLimit) return false;
  const tree = parseInTime(
    parser,
    text.replace(patternsOrPipe, (found) => (found === '|' ? '&&' : found)),
  );
  const hasError = tree?.rootNode.hasError ?? true;
  tree?.delete();
  return hasError;
}

/**
 * Reads the syntax tree through `read` and frees it: what `read` returns must be plain data. Undefined for a script that
 * the grammar cannot read in reasonable time.
 */
export function withTree<T>(text: string, read: (tree: Tree) => T): T | undefined {
  const tree = hasRiskyError(text) ? undefined : parseInTime(parser, text);
  if (!tree) return undefined;
  try {
    return read(tree);
  } finally {
    tree.delete();
  }
}
