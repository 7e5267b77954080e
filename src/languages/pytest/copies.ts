import type { PythonDocument } from '../python/document.ts';
import type { Node } from '../python/tree.ts';
import type { PytestDocument } from './document.ts';
import type { Test } from './test.ts';

const literals: ReadonlySet<string> = new Set([
  'string',
  'concatenated_string',
  'integer',
  'float',
  'true',
  'false',
  'none',
]);
/** Shorter bodies look alike by chance. */
const smallest = 5;

/** Groups of at least three tests that differ in nothing but the values written in them. */
export function copiesOf(document: PytestDocument): readonly (readonly Test[])[] {
  const plain = document.tests.filter(
    (test) => test.function.decorators.length === 0 && document.assertions.has(test.function),
  );
  const groups = Map.groupBy(plain, (test) => shapeOf(test, document.python) ?? test);
  return [...groups.values()].filter((group) => group.length >= 3);
}

/** The body of a test with its values left out; undefined when it has none, or is too short to compare. */
function shapeOf({ function: definition, class: owner }: Test, document: PythonDocument): string | undefined {
  const statements = definition.docstring === undefined ? definition.body.children : definition.body.children.slice(1);
  const parts: string[] = [`${owner?.name}`, ...definition.parameters.map(({ name }) => name), ':'];
  let values = 0;
  let size = 0;
  const pending: (Node | string)[] = statements.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node === 'string') {
      parts.push(node);
      continue;
    }
    size += 1;
    if (literals.has(node.type)) {
      values += 1;
      parts.push('value');
    } else {
      parts.push(node.type, ...node.tokens, node.children.length === 0 ? document.textOf(node) : '(');
      pending.push(')', ...node.children.toReversed());
    }
  }
  return values > 0 && size >= smallest ? parts.join(' ') : undefined;
}
