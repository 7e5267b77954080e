import { type FunctionDefinition, functionAround } from './definition.ts';
import type { PythonDocument } from './document.ts';
import { child, type Node } from './tree.ts';

/** Decorators that leave it at that: calling the decorated function runs its body. */
const transparent: ReadonlySet<string> = new Set([
  'airflow.decorators.dag',
  'airflow.sdk.dag',
  'functools.cache',
  'functools.lru_cache',
  'contextlib.contextmanager',
]);

/**
 * Tells whether code runs as soon as the file is imported: module level (with `if`, `try`, `with`, loops), class
 * bodies, decorators, default values, and functions that such code calls. What stands below
 * `if __name__ == "__main__"` or `if TYPE_CHECKING` does not.
 */
export class ImportTime {
  readonly #document: PythonDocument;
  readonly #running = new Set<Node>();

  constructor(document: PythonDocument) {
    this.#document = document;
    this.#spread();
  }

  /** Whether the node is evaluated when the file is imported. */
  runs(node: Node): boolean {
    const around = functionAround(node);
    return around ? this.#running.has(around) : !guarded(node, this.#document);
  }

  /** Marks the functions that import runs: those that the module calls, and those that these call. */
  #spread(): void {
    const calls = Map.groupBy(this.#document.all('call'), (call) => functionAround(call));
    const pending = (calls.get(undefined) ?? []).filter((call) => this.runs(call));
    for (let call = pending.pop(); call; call = pending.pop()) {
      const called = child(call, 'function');
      const definition = called && this.#document.definition(called);
      if (definition?.kind !== 'function' || this.#running.has(definition.node) || !callRunsBody(definition)) continue;
      this.#running.add(definition.node);
      for (const inner of calls.get(definition.node) ?? []) pending.push(inner);
    }
  }
}

const callRunsBody = ({ decorators, yields, async }: FunctionDefinition): boolean =>
  yields.length === 0 && !async && decorators.every(({ name }) => name !== undefined && transparent.has(name));

/** Whether an `if` around the node is false on import. */
function guarded(node: Node, document: PythonDocument): boolean {
  let inner = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (at.type !== 'if_statement' || inner.field !== 'consequence') continue;
    const condition = child(at, 'condition');
    if (condition && isFalseOnImport(condition, document)) return true;
  }
  return false;
}

function isFalseOnImport(condition: Node, document: PythonDocument): boolean {
  return isMainGuard(condition, document) || /^(?:typing\.)?TYPE_CHECKING$/.test(document.textOf(condition));
}

/** `__name__ == "__main__"`, whichever way round. */
export function isMainGuard(condition: Node, document: PythonDocument): boolean {
  const at = condition.type === 'parenthesized_expression' ? condition.children[0] : condition;
  if (at?.type === 'boolean_operator')
    return at.tokens[0] === 'and' && at.children.some((part) => isMainGuard(part, document));
  if (at?.type !== 'comparison_operator' || at.tokens[0] !== '==' || at.tokens.length !== 1) return false;
  const sides = at.children.map((side) => document.textOf(side).replaceAll('"', "'"));
  return sides.includes('__name__') && sides.includes("'__main__'");
}
