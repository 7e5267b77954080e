import type { PythonDocument } from '../python/document.ts';
import { child, type Node } from '../python/tree.ts';

const changing: ReadonlySet<string> = new Set(
  'add append clear discard extend insert pop popitem remove reverse setdefault sort update'.split(' '),
);

/** A place that changes what a name holds in place: `rows.append(1)`, `totals['a'] += 1`, `del rows[0]`. */
export type Change = { readonly name: Node; readonly at: Node };

/** Every change of a list, dictionary or set that a plain name holds, in the order of the text. */
export function changesOf(document: PythonDocument): readonly Change[] {
  const calls = document.calls.flatMap(({ receiver, method, node }) =>
    receiver?.type === 'identifier' && changing.has(method ?? '') ? [{ name: receiver, at: node }] : [],
  );
  const items = document.all('assignment', 'augmented_assignment').map((at) => ({ at, target: child(at, 'left') }));
  const deleted = document.all('delete_statement').map((at) => ({ at, target: at.children[0] }));
  const subscripts = [...items, ...deleted].flatMap(({ at, target }) => {
    const name = target?.type === 'subscript' ? child(target, 'value') : undefined;
    return name?.type === 'identifier' ? [{ name, at }] : [];
  });
  return [...calls, ...subscripts].toSorted((a, b) => a.at.from - b.at.from);
}
