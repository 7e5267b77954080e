import { changesOf } from '../../../languages/pytest/change.ts';
import type { PytestDocument } from '../../../languages/pytest/document.ts';
import { isMutable } from '../../../languages/python/mutable.ts';
import { child, contains, type Node } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give each test data of its own',
  expects: 'No test changes what another one uses',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    changed:
      'This changes `{name}` for all tests that come after, so they pass or fail by their order. Make it in a fixture, which runs for each test anew.',
  },
  *run(document) {
    const { python, tests } = document;
    const shared = sharedOf(document);
    if (shared.size === 0) return;
    const usesOf = (name: string) =>
      python.all('identifier').filter((node) => python.textOf(node) === name && shared.has(python.binding(node)?.at));
    for (const { name, at } of changesOf(python)) {
      const changing = tests.find((test) => contains(test.function.body, at));
      const binding = python.binding(name);
      if (!changing || !binding || !shared.has(binding.at)) continue;
      const uses = usesOf(binding.name).flatMap((use) => python.functionOf(use) ?? []);
      const isReset = uses.some((user) => !tests.some((test) => test.function === user));
      const others = tests.some((test) => test !== changing && uses.includes(test.function));
      if (others && !isReset) yield { message: 'changed', at: python.firstLine(at), values: { name: binding.name } };
    }
  },
});

/** The names of module-level lists, dictionaries and sets, where they are bound. */
function sharedOf({ python }: PytestDocument): ReadonlySet<Node | undefined> {
  const statements = python.root.children.flatMap(({ type, children }) =>
    type === 'expression_statement' ? children.slice(0, 1) : [],
  );
  return new Set(
    statements.flatMap((assignment) => {
      const target = child(assignment, 'left');
      const value = child(assignment, 'right');
      if (assignment.type !== 'assignment' || target?.type !== 'identifier' || !value) return [];
      return isMutable(value, python) ? [target] : [];
    }),
  );
}
