import type { PythonDocument } from '../python/document.ts';
import type { Node } from '../python/tree.ts';
import { raisesBlocksOf } from './raises.ts';

/** The statements behind one that leaves their block. */
export function afterLeaving(document: PythonDocument): ReadonlySet<Node> {
  const found = new Set<Node>();
  const leaving = document.all('return_statement', 'raise_statement', 'break_statement', 'continue_statement');
  for (const node of leaving) {
    const siblings = node.parent?.children ?? [];
    for (const later of siblings.slice(siblings.indexOf(node) + 1)) {
      if (found.has(later)) break;
      found.add(later);
    }
  }
  return found;
}

/**
 * The statements behind the first one of a block that expects an error. Left out: `assert` under `pytest.raises`, which
 * has a check of its own, and blocks in which a failed assertion may be the expected error.
 */
export function afterRaising(document: PythonDocument): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const { call, body } of raisesBlocksOf(document, { unittest: true })) {
    const { callee, positional } = document.call(call);
    if (positional[0] && /Assertion|Exception\b|Failed/.test(document.textOf(positional[0]))) continue;
    for (const statement of body.children.slice(1))
      if (statement.type !== 'assert_statement' || callee !== 'pytest.raises') found.add(statement);
  }
  return found;
}
