import type { ClassDefinition, FunctionDefinition } from './definition.ts';
import type { Node } from './tree.ts';

/** A context manager, and whether it releases what it holds when the block of `with` fails. */
export type Release = { readonly name: string; readonly at: Node; readonly releases: boolean };

/** What a function or class does about it; undefined when it is no context manager. */
export function releaseOf(definition: FunctionDefinition | ClassDefinition): Release | undefined {
  const { name } = definition;
  if (definition.kind === 'class') {
    const exit = definition.methods.find((method) => method.name === '__exit__' || method.name === '__aexit__');
    return exit && { name, at: exit.nameNode, releases: true };
  }
  const decorated = definition.decorators.some((one) => /(?:^|\.)(?:async)?contextmanager$/.test(one.name ?? ''));
  const [first] = definition.yields;
  if (!decorated || !first) return undefined;
  const open = definition.yields.find((node) => !isProtected(node, definition.body));
  return { name, at: open ?? first, releases: open === undefined };
}

/** Whether a `try` with `finally` or handlers, or a `with`, stands around the node. */
function isProtected(node: Node, body: Node): boolean {
  let inner = node;
  for (let at = node.parent; at && at !== body.parent; inner = at, at = at.parent) {
    if (at.type === 'with_statement' && inner.field === 'body') return true;
    if (at.type !== 'try_statement' || inner.field !== 'body') continue;
    if (at.children.some(({ type }) => type === 'finally_clause' || type === 'except_clause')) return true;
  }
  return false;
}
