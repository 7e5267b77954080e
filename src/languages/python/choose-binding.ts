import type { Binding, Scope, Scopes } from './scope.ts';
import { contains, enclosing, type Node } from './tree.ts';

/** A name that is bound more often than this in one scope is not followed, so that the work stays bounded. */
export const bindingLimit = 200;

/**
 * The one binding that a name certainly has where it is used: its only one; of imports (with a fallback) the first;
 * else the last before the use, when nothing can lead past it. Undefined when one cannot tell.
 */
export function chooseBinding(
  bindings: readonly Binding[],
  scope: Scope,
  use: Node,
  scopes: Scopes,
): Binding | undefined {
  const [first] = bindings;
  if (bindings.length < 2) return first;
  if (bindings.length > bindingLimit) return undefined;
  const [imported, ...others] = bindings.filter(({ kind, value }) => kind === 'import' || value?.type !== 'none');
  if (imported?.kind === 'import' && others.every(({ kind }) => kind === 'import')) return imported;
  if (runningScope(use, scopes) !== scope.node) return undefined;
  const last = bindings.findLast((binding) => doneAt(binding) <= use.from);
  if (!last || !leadsTo(last, use, scope)) return undefined;
  return bindings.some((other) => other.at.from > use.from && comesAround(other, last, use, scope)) ? undefined : last;
}

/** A comprehension runs where it stands; a function runs later. */
function runningScope(use: Node, scopes: Scopes): Node {
  let scope = scopes.of(use);
  while (scope.parent && /comprehension|generator/.test(scope.node.type)) scope = scope.parent;
  return scope.node;
}

/** `x = x.strip()`: the new value is there once the statement is done. */
const doneAt = ({ kind, value, at }: Binding): number => (kind === 'value' && value ? value.to : at.to);

/** Whether every way to the use leads through the binding: the use stands in the same block or deeper. */
function leadsTo(binding: Binding, use: Node, scope: Scope): boolean {
  if (binding.kind === 'parameter') return true;
  const block = enclosing(binding.at, 'block', 'module');
  return block !== undefined && (contains(block, use) || !contains(scope.node, block)) && !isLoopTarget(binding, use);
}

/** The variable of a loop keeps its old value when the loop never runs. */
function isLoopTarget(binding: Binding, use: Node): boolean {
  const loop = binding.kind === 'other' ? enclosing(binding.at, 'for_statement') : undefined;
  return loop !== undefined && loop.children[0] === binding.at && !contains(loop, use);
}

/** Whether a loop around the use leads from a later binding back to it, past the chosen one. */
function comesAround(later: Binding, chosen: Binding, use: Node, scope: Scope): boolean {
  for (let at = use.parent; at && at !== scope.node; at = at.parent) {
    if (at.type !== 'for_statement' && at.type !== 'while_statement') continue;
    if (contains(at, later.at) && !contains(at, chosen.at)) return true;
  }
  return false;
}
