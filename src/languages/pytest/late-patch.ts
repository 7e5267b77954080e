import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { child, contains, enclosing, type Node } from '../python/tree.ts';

const patch = /^(?:unittest\.mock|mock)\.patch$/;

/**
 * Patches of `package.module.name` around a call of that very name, which the file took from the module when it was
 * imported: https://docs.python.org/3/library/unittest.mock.html#where-to-patch
 */
export function latePatchesOf(document: PythonDocument): readonly { readonly at: Node; readonly name: string }[] {
  const imported = new Map(
    document.imports
      .filter(({ statement, name }) => name !== undefined && statement.parent === document.root)
      .map(({ qualified, binds }) => [qualified, binds]),
  );
  const named = Map.groupBy(
    document.calls.filter(({ function: { type } }) => type === 'identifier'),
    ({ function: called }) => document.textOf(called),
  );
  return document.calls.flatMap((call) => {
    const target = targetOf(call, document);
    const value = target && document.value(target);
    const name = value?.kind === 'string' ? imported.get(value.text) : undefined;
    const region = name === undefined ? undefined : regionOf(call.node);
    if (!target || name === undefined || !region) return [];
    const isCalled = named
      .get(name)
      ?.some(({ function: called, node }) => contains(region, node) && document.binding(called)?.kind === 'import');
    return isCalled ? [{ at: target, name }] : [];
  });
}

/** The string that names what a call patches. */
function targetOf({ callee, method, receiver, positional }: Call, document: PythonDocument): Node | undefined {
  const isMocker = method === 'patch' && receiver !== undefined && document.textOf(receiver) === 'mocker';
  return patch.test(callee ?? '') || isMocker ? positional[0] : undefined;
}

/** What runs under the patch: the decorated function, the body of the `with`, the rest of the function. */
function regionOf(call: Node): Node | undefined {
  if (call.parent?.type === 'decorator') {
    const decorated = call.parent.parent;
    const definition = decorated && child(decorated, 'definition');
    return definition?.type === 'function_definition' ? child(definition, 'body') : undefined;
  }
  const block = enclosing(call, 'with_statement', 'function_definition');
  const body = child(block, 'body');
  if (!body || block?.type === 'with_statement') return body;
  return { ...body, from: call.to };
}
