import type { Call } from '../call.ts';
import type { PythonDocument } from '../document.ts';
import { bare, child, type Node } from '../tree.ts';

/** One step of a chain: an attribute, or a method with its call. A subscript is the step `[]`. */
type Link = { readonly name: string; readonly at: Node; readonly call: Call | undefined };

/** `spark.read.format('csv').load(path)`: root `spark`, links `read`, `format`, `load`. */
export type Chain = {
  readonly root: Node;
  readonly links: readonly Link[];
  /** The names that were followed to what they were assigned, the nearest first. */
  readonly through: readonly Node[];
};

/** Steps that are followed backwards; no person writes longer chains. */
const stepLimit = 200;
const nameLimit = 50;

/** The chain that ends in this expression, followed through the names that certainly have one value there. */
export function chainOf(node: Node, document: PythonDocument): Chain {
  const links: Link[] = [];
  const through: Node[] = [];
  let root = bare(node);
  for (let step = 0; step < stepLimit; step += 1) {
    const called = root.type === 'call' ? child(root, 'function') : undefined;
    const attribute = called?.type === 'attribute' ? called : root.type === 'attribute' ? root : undefined;
    const object = child(attribute, 'object') ?? (root.type === 'subscript' ? child(root, 'value') : undefined);
    if (object) {
      const at = child(attribute, 'attribute') ?? root;
      links.push({
        name: attribute ? document.textOf(at) : '[]',
        at,
        call: called ? document.call(root) : undefined,
      });
      root = bare(object);
      continue;
    }
    const value = root.type === 'identifier' ? assignedTo(root, document) : undefined;
    if (!value || through.length === nameLimit) break;
    through.push(root);
    root = bare(value);
  }
  return { root, links: links.reverse(), through };
}

/** What a name was assigned, where that is an expression that a chain can go on in. */
function assignedTo(name: Node, document: PythonDocument): Node | undefined {
  const binding = document.binding(name);
  const value = binding?.kind === 'value' && binding.value ? bare(binding.value) : undefined;
  return value && /^(?:call|attribute|identifier|subscript)$/.test(value.type) ? value : undefined;
}

/** Whether a chain has one of these steps. */
export const hasLink = (chain: Chain, ...names: readonly string[]): boolean =>
  chain.links.some(({ name }) => names.includes(name));

/** The last name of an expression: `consumer` of `self.consumer`, `conn` of `conn`. */
export function lastName(node: Node | undefined, document: PythonDocument): string {
  const at = node && bare(node);
  const name = at?.type === 'attribute' ? child(at, 'attribute') : at;
  return name?.type === 'identifier' ? document.textOf(name) : '';
}
