import { span } from '../../review/range.ts';
import { type SyntaxProblem, type TextDocument, zeroByte } from '../document.ts';
import { isRuleOfCompiler } from './compile-errors.ts';
import { tabProblem } from './mixed-indent.ts';
import { plainWords } from './plain-words.ts';
import type { RuffRun } from './ruff.ts';
import { type Node, type Tree, unreadTree } from './tree.ts';

/** Characters; source that people maintain is far shorter, and a longer file is data. */
export const sizeLimit = 1_000_000;

/**
 * Why Python 3.11 does not parse the text, in words that a learner can act on; undefined when it does. Ruff is the judge;
 * where it would be too costly, the grammar of the tree is.
 */
export function syntaxProblem(
  document: TextDocument,
  tree: Tree,
  run: RuffRun | 'costly' | undefined,
): SyntaxProblem | undefined {
  const zero = zeroByte(document.lines);
  if (zero) return zero;
  if (isNotebook(document.text)) {
    return {
      message: 'this is the file of a notebook, not Python; export it with jupyter nbconvert --to script',
      at: document.lines.lineRange(1),
    };
  }
  if (tree.tooDeep) {
    const at = document.lines.position(tree.tooDeep.from);
    return { message: 'brackets or operators are nested too deeply', at: document.lines.lineRange(at.line) };
  }
  if (run === 'costly') return tree.error && unreadable(tree.error, document);
  if (!run) return { message: 'brackets or operators are nested too deeply', at: span(1, 1, 1) };
  const error = run.hits.find(({ code, message }) => code === undefined && !isRuleOfCompiler(message));
  if (!error && tree === unreadTree) return { message: 'the file is too tangled to be read', at: span(1, 1, 1) };
  if (!error) return tabProblem(tree, document.lines);
  return { message: plainWords(error.message, error.at, document).replaceAll('`', "'"), at: error.at };
}

const unreadable = ({ from }: Node, { lines }: TextDocument): SyntaxProblem => ({
  message: 'something on this line is not Python',
  at: lines.lineRange(lines.position(from).line),
});

/** JSON that Jupyter stores, under the name of a program. */
const isNotebook = (text: string): boolean =>
  /^\s*\{/.test(text) && text.includes('"cells"') && text.includes('"nbformat"');
