import { changesOf } from '../../../languages/pytest/change.ts';
import type { PytestDocument } from '../../../languages/pytest/document.ts';
import type { FunctionDefinition } from '../../../languages/python/definition.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { isMutable } from '../../../languages/python/mutable.ts';
import { child, type Node } from '../../../languages/python/tree.ts';
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
    const uses = Map.groupBy(
      python.all('identifier').filter((node) => shared.has(python.binding(node)?.at)),
      (node) => python.binding(node)?.at,
    );
    const testing = new Set(tests.map((test) => test.function));
    const risky = new Set([...uses].filter(([, places]) => isRisky(places, testing, python)).map(([at]) => at));
    for (const { name, at } of changesOf(python)) {
      const binding = python.binding(name);
      const changing = python.functionOf(at);
      if (binding && risky.has(binding.at) && changing && testing.has(changing))
        yield { message: 'changed', at: python.firstLine(at), values: { name: binding.name } };
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

/** Several tests use it, and nothing else that could put it back. */
function isRisky(uses: readonly Node[], tests: ReadonlySet<FunctionDefinition>, document: PythonDocument): boolean {
  const users = new Set(uses.flatMap((use) => document.functionOf(use) ?? []));
  return users.size > 1 && [...users].every((user) => tests.has(user));
}
