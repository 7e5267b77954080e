import type { FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { isMainGuard } from '../python/import-time.ts';
import { child, type Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';

/** Whether anything uses the function, be it a call or a name handed on; `main only` when the scheduler gets past it. */
export function isCalled(definition: FunctionDefinition, document: DagDocument): 'yes' | 'no' | 'main only' {
  const uses = document.placesOf(definition.name).filter((node) => node !== definition.nameNode && isUse(node));
  if (uses.length === 0) return 'no';
  return uses.every((node) => isBelowMainGuard(node, document.python)) ? 'main only' : 'yes';
}

const isUse = ({ field, parent }: Node): boolean =>
  !(field === 'attribute' || (field === 'name' && parent?.type === 'keyword_argument'));

function isBelowMainGuard(node: Node, document: PythonDocument): boolean {
  let inner = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (at.type !== 'if_statement' || inner.field !== 'consequence') continue;
    const condition = child(at, 'condition');
    if (condition && isMainGuard(condition, document)) return true;
  }
  return false;
}
