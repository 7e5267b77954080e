import type { PythonDocument } from './document.ts';
import { bare, type Node } from './tree.ts';

const displays: ReadonlySet<string> = new Set([
  'list',
  'dictionary',
  'set',
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
]);

/** Whether an expression makes a list, a dictionary or a set. */
export function isMutable(node: Node, document: PythonDocument): boolean {
  const at = bare(node);
  if (displays.has(at.type)) return true;
  return at.type === 'call' && /^(?:list|dict|set)$/.test(document.call(at).callee ?? '');
}
