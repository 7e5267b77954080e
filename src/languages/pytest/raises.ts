import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';

/** A `with` block that expects an error, and the call that says so. */
export type RaisesBlock = { readonly statement: Node; readonly call: Node; readonly body: Node };

const pytestRaises = /^pytest\.raises$/;
const expects = /^(?:assertRaises\w*|suppress)$/;

/** Every `with pytest.raises(...)`; with `unittest` also `with self.assertRaises(...)`. */
export function raisesBlocksOf(document: PythonDocument, also: { readonly unittest: boolean }): readonly RaisesBlock[] {
  return document.all('with_statement').flatMap((statement) => {
    const body = child(statement, 'body');
    const call = itemsOf(statement).find((item) => {
      if (item.type !== 'call') return false;
      const { callee, method } = document.call(item);
      return pytestRaises.test(callee ?? '') || (also.unittest && /^assertRaises/.test(method ?? ''));
    });
    return body && call ? [{ statement, call, body }] : [];
  });
}

/** What a `with` statement enters, without `as` names and parentheses. */
function itemsOf(statement: Node): readonly Node[] {
  const items = statement.children.find(({ type }) => type === 'with_clause')?.children ?? [];
  return items.flatMap((item) => {
    const value = child(item, 'value');
    const entered = value && bare(value);
    const inner = entered?.type === 'as_pattern' ? entered.children[0] : entered;
    return inner ? [bare(inner)] : [];
  });
}

/** Whether a statement stands where an error is expected, so that evaluating it is the point. */
export function isInsideRaises(node: Node, document: PythonDocument): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'function_definition') return false;
    if (at.type !== 'with_statement') continue;
    for (const item of itemsOf(at)) {
      if (item.type !== 'call') continue;
      const { callee, method } = document.call(item);
      if (/^pytest\.(?:raises|warns|deprecated_call)$/.test(callee ?? '') || expects.test(method ?? '')) return true;
    }
  }
  return false;
}
