import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';

const mockCall = /^(?:unittest\.mock|mock)\.(?:Magic|Async)?Mock\(\)(?:\.\w+)*$/;

/** Whether a comparison holds what a mock answers to the test itself against a value that is written out. */
export function comparesOwnAnswer(left: Node, right: Node, document: PythonDocument): boolean {
  return (
    (isOwnAnswer(left, document) && isWritten(right, document)) ||
    (isOwnAnswer(right, document) && isWritten(left, document))
  );
}

/** Whether an expression is nothing but the call of a mock that the test made. */
export function isOwnAnswer(expression: Node, document: PythonDocument): boolean {
  const value = document.value(bare(expression));
  if (value.kind !== 'call') return false;
  const { callee, receiver, function: called } = value.call;
  return mockCall.test(callee ?? '') && !isWrapping(receiver ?? called, document);
}

const isWritten = (node: Node, document: PythonDocument): boolean =>
  /^(?:string|number|boolean|none|list|tuple|set|dict)$/.test(document.value(bare(node)).kind);

/** `Mock(wraps=...)` and `side_effect` run real code. */
function isWrapping(mock: Node, document: PythonDocument): boolean {
  let at: Node | undefined = mock;
  while (at?.type === 'attribute') at = child(at, 'object');
  const value = at && document.value(at);
  if (value?.kind !== 'call') return true;
  return value.call.keywords.has('wraps') || value.call.keywords.has('side_effect') || !value.call.complete;
}
