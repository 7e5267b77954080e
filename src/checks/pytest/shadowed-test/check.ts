import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give each test a name of its own',
  expects: 'No test hides another one',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    hidden: 'A test below has the name `{name}` too and takes its place, so this one never runs. Rename one of them.',
  },
  *run(document) {
    const homes = Map.groupBy(document.tests, ({ function: { node } }) => {
      const whole = node.parent?.type === 'decorated_definition' ? node.parent : node;
      return whole.parent;
    });
    for (const tests of homes.values()) {
      const last = new Map(tests.map((test) => [test.name, test]));
      for (const test of tests) {
        if (last.get(test.name) !== test && !isOverload(test.function.decorators.map(({ name }) => name)))
          yield { message: 'hidden', at: document.nameOf(test.function), values: { name: test.name } };
      }
    }
  },
});

/** `@test.register` and the like keep both. */
const isOverload = (names: readonly (string | undefined)[]): boolean =>
  names.some((name) => name === undefined || /register|overload|\.setter$/.test(name));
