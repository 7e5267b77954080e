import { assertionsOf } from '../../../languages/pytest/assertions.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { child, contains, enclosing, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Expect the error with pytest.raises',
  expects: 'A test of an error fails when the error does not come',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    conditional:
      '`{name}` asserts only when an error comes, and passes when none does. Write `with pytest.raises(...):` around the call.',
  },
  *run(document) {
    const { python, assertions } = document;
    const handling = new Set(python.all('except_clause').map((clause) => python.functionOf(clause)));
    const all = [...assertionsOf(python), ...python.all('raise_statement')];
    const helpers = new Set(python.functions.filter((one) => assertions.has(one)).map(({ name }) => name));
    const calls = python.calls.filter(({ method }) => method !== undefined && helpers.has(method));
    for (const { name, function: definition } of document.tests) {
      if (!handling.has(definition)) continue;
      const inside = all.filter((node) => contains(definition.body, node));
      const handled = inside.map((node) => enclosing(node, 'except_clause', 'function_definition'));
      const [first] = handled;
      if (!first || handled.some((clause) => clause?.type !== 'except_clause')) continue;
      if (handled.every((clause) => clause && onlyImports(clause))) continue;
      // `except X: assert False` says that no error may come.
      if (inside.some((node) => node.type === 'raise_statement' || isFailing(node, python))) continue;
      if (calls.some(({ node }) => contains(definition.body, node))) continue;
      yield { message: 'conditional', at: python.firstLine(first), values: { name } };
    }
  },
});

/** `try: import x` asks what is installed, and not whether an error comes. */
const onlyImports = (clause: Node): boolean =>
  child(clause.parent, 'body')?.children.every(({ type }) => type.startsWith('import_')) ?? false;

function isFailing(assertion: Node, document: PythonDocument): boolean {
  if (assertion.type === 'call') return document.call(assertion).method === 'fail';
  const value = assertion.children[0] && document.value(assertion.children[0]);
  return (value?.kind === 'boolean' && !value.boolean) || (value?.kind === 'number' && value.number === 0);
}
