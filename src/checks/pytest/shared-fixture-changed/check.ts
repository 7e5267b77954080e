import { changesOf } from '../../../languages/pytest/change.ts';
import type { Fixture } from '../../../languages/pytest/fixture.ts';
import type { PythonDocument } from '../../../languages/python/document.ts';
import { isMutable } from '../../../languages/python/mutable.ts';
import { contains } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

const shared = /^(?:session|package|module|class)$/;

export const check = defineCheck({
  title: 'Do not change what a shared fixture hands out',
  expects: 'No test changes the value of a shared fixture',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    changed:
      '`{name}` is made once for a whole `{scope}`, and this changes it for all tests that follow. Take the `scope` away, or change a copy.',
  },
  *run({ python, fixtures, tests }) {
    const risky = fixtures.filter(({ scope = '' }) => shared.test(scope)).filter((one) => handsOutMutable(one, python));
    if (risky.length === 0) return;
    for (const { name, at } of changesOf(python)) {
      const test = tests.find(({ function: definition }) => contains(definition.body, at));
      const fixture = risky.find((one) => one.name === python.textOf(name));
      const isAsked = test?.function.parameters.some((parameter) => parameter.name === fixture?.name);
      if (fixture && isAsked && python.binding(name)?.kind === 'parameter')
        yield {
          message: 'changed',
          at: python.firstLine(at),
          values: { name: fixture.name, scope: fixture.scope ?? '' },
        };
    }
  },
});

const handsOutMutable = ({ function: { yields, returnStatements } }: Fixture, document: PythonDocument): boolean =>
  [...yields, ...returnStatements].some(({ children: [given] }) => {
    const node = given && document.value(given).node;
    return node !== undefined && isMutable(node, document);
  });
