import { parametrized, requestsOf } from '../../../languages/pytest/fixture.ts';
import { defineCheck } from '../../../review/check.ts';

const known = /^(?:unittest\.|mock\.|pytest\.mark\.(?!parametrize|usefixtures)|moto\.)/;

/** Python's own; a base of that name from elsewhere may be a plain class. */
const isTestCase = /^(?:unittest|django\.test)\.\w*TestCase$/;

export const check = defineCheck({
  title: 'Take fixtures in plain functions',
  expects: 'No TestCase takes fixtures or parameters',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    argument:
      'pytest gives the methods of a `TestCase` no arguments, so this fails with `{name}` missing. Make it a function, or a method of a class without `TestCase`.',
    parametrize:
      '`parametrize` does not work on the methods of a `TestCase`. Make it a function, or loop with `self.subTest`.',
  },
  *run({ tests, python }) {
    for (const { function: definition, class: owner } of tests) {
      if (!owner?.bases.some((base) => isTestCase.test(base ?? ''))) continue;
      const marked = definition.decorators.find(({ call }) => parametrized(call, python));
      if (marked) {
        yield { message: 'parametrize', at: python.firstLine(marked.node) };
        continue;
      }
      if (definition.decorators.some(({ name }) => !known.test(name ?? ''))) continue;
      if (owner.decorators.length > 0) continue;
      const [argument] = requestsOf(definition, python);
      if (argument) yield { message: 'argument', at: python.range(argument.at), values: { name: argument.name } };
    }
  },
});
