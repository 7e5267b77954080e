import { type Range, span } from '../../review/range.ts';
import type { SyntaxProblem, TextDocument } from '../document.ts';
import { isRuleOfCompiler } from './compile-errors.ts';
import type { RuffRun } from './ruff.ts';
import type { Node, Tree } from './tree.ts';

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
  const zero = document.text.indexOf('\0');
  if (zero !== -1) {
    return {
      message: 'a null byte, as binary files and some editors leave behind',
      at: document.lines.range(zero, zero + 1),
    };
  }
  if (tree.tooDeep) {
    const at = document.lines.position(tree.tooDeep.from);
    return { message: 'brackets or operators are nested too deeply', at: document.lines.lineRange(at.line) };
  }
  if (run === 'costly') return tree.error && unreadable(tree.error, document);
  if (!run) return { message: 'brackets or operators are nested too deeply', at: span(1, 1, 1) };
  const error = run.hits.find(({ code, message }) => code === undefined && !isRuleOfCompiler(message));
  return error && { message: plainWords(error.message, error.at, document).replaceAll('`', "'"), at: error.at };
}

const unreadable = ({ from }: Node, { lines }: TextDocument): SyntaxProblem => ({
  message: 'something on this line is not Python',
  at: lines.lineRange(lines.position(from).line),
});

function plainWords(message: string, at: Range, { lines }: TextDocument): string {
  const line = lines.line(at.start.line).trim();
  const [seen = ''] = lines.line(at.start.line).slice(at.start.column - 1);
  if (/[‘’“”„«»]/.test(seen)) return 'a curly quote, as word processors write them; Python takes straight ones';
  if (/[\u00a0\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]/.test(seen))
    return `an invisible character (U+${seen.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}), as copies from web pages bring along`;
  if (/^(?:%|!|\?)/.test(line)) return 'a notebook command, which Python itself cannot read';
  if (/^(?:<{7}|={7}|>{7})/.test(line)) return 'a merge conflict that is not resolved';
  if (/^print\b(?!\s*\()/.test(line)) return 'the `print` statement of Python 2; in Python 3 `print` is a function';
  if (/^exec\b(?!\s*\()/.test(line)) return 'the `exec` statement of Python 2; in Python 3 `exec` is a function';
  if (message.startsWith('Multiple exception types must be parenthesized'))
    return "several exception types without parentheses; write `except (A, B):`, or `except A as error:` for Python 2's `except A, error:`";
  if (message === 'unexpected EOF while parsing')
    return 'the file ends where more is expected: a bracket is not closed, or a line is not finished';
  return message
    .replace(/ \(syntax was added in .*\)$/, '')
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}
