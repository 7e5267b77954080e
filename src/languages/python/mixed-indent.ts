import { type LineMap, span } from '../../review/range.ts';
import type { SyntaxProblem } from '../document.ts';
import type { Node, Tree } from './tree.ts';

export const mixedIndent = 'tabs and spaces are mixed in the indentation; use four spaces for each level';

/**
 * Where CPython raises its TabError, and Ruff does not: the depth of a line must not hang on how wide a tab is
 * (https://docs.python.org/3/reference/lexical_analysis.html#indentation).
 */
export function tabProblem(tree: Tree, lines: LineMap): SyntaxProblem | undefined {
  if (!/^ *\t/m.test(lines.text) || !/^\t* /m.test(lines.text)) return undefined;
  for (const block of tree.nodes) {
    const [first, ...rest] = block.type === 'block' ? block.children : [];
    const base = first && indentOf(first, lines);
    if (!base) continue;
    const outer = block.parent && indentOf(block.parent, lines);
    if (outer && !(base.wide > outer.wide && base.narrow > outer.narrow)) return problemAt(base);
    const odd = rest
      .map((node) => indentOf(node, lines))
      .find((indent) => indent && (indent.wide !== base.wide || indent.narrow !== base.narrow));
    if (odd) return problemAt(odd);
  }
  return undefined;
}

/** How deep a line is with tabs up to eight columns wide, and with tabs of one. */
type Indent = { readonly line: number; readonly wide: number; readonly narrow: number };

/** Of a statement that begins its line. */
function indentOf({ from }: Node, lines: LineMap): Indent | undefined {
  const { line, column } = lines.position(from);
  const before = lines.line(line).slice(0, column - 1);
  if (!/^[ \t]*$/.test(before)) return undefined;
  let wide = 0;
  for (const sign of before) wide = sign === '\t' ? (Math.floor(wide / 8) + 1) * 8 : wide + 1;
  return { line, wide, narrow: before.length };
}

const problemAt = ({ line, narrow }: Indent): SyntaxProblem => ({
  message: mixedIndent,
  at: span(line, 1, narrow + 1),
});
