import type { PythonDocument } from './document.ts';
import type { Node } from './tree.ts';

const closers: ReadonlySet<string> = new Set(['enter_context', 'enter_async_context', 'closing', 'aclosing']);

/** Whether something closes what a call opens: a `with` item around it, or an exit stack that it is handed to. */
export function isManaged(call: Node, document: PythonDocument): boolean {
  for (let at = call.parent; at; at = at.parent) {
    if (at.type === 'with_item') return true;
    if (at.type === 'block') return false;
    if (at.type === 'call' && closers.has(document.call(at).method ?? '')) return true;
  }
  return false;
}
