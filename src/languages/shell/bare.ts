import type { Node } from 'web-tree-sitter';
import type { BareExpansion } from './document.ts';

const logic = new Set(['unary_expression', 'binary_expression', 'parenthesized_expression']);
/** Children of a command that the shell does not split. */
const whole = new Set([
  'command_name',
  'variable_assignment',
  'herestring_redirect',
  'heredoc_redirect',
  'file_redirect',
]);

/** The variables in the arguments of a command, in a `[ ]` test or in a redirect's target that no quotes enclose. */
export function bareIn(node: Node, program: string): readonly BareExpansion[] {
  const found: BareExpansion[] = [];
  const pending = partsOf(node);
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (part.type === 'concatenation' || logic.has(part.type))
      for (const child of present(part.namedChildren)) pending.push(child);
    if (part.type !== 'simple_expansion' && part.type !== 'expansion') continue;
    const name = /^\$(?:\{([A-Za-z_]\w*|\d+|[@*])[^"']*\}|([A-Za-z_]\w*|\d|[@*]))$/
      .exec(part.text)
      ?.slice(1)
      .find(Boolean);
    if (name !== undefined) found.push({ from: part.startIndex, to: part.endIndex, name, program });
  }
  return found.toReversed();
}

function partsOf(node: Node): Node[] {
  if (node.type === 'test_command') return node.child(0)?.type === '[' ? present(node.namedChildren) : [];
  if (node.type === 'file_redirect') return present([node.childForFieldName('destination')]);
  return present(node.namedChildren).filter((child) => !whole.has(child.type));
}

const present = (nodes: readonly (Node | null)[]): Node[] => nodes.filter((node) => node !== null);
