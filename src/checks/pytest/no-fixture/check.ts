import type { PytestDocument } from '../../../languages/pytest/document.ts';
import { parametrizationsOf, parametrized, requestsOfTest, usedFixtures } from '../../../languages/pytest/fixture.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set up with a fixture',
  expects: 'A fixture prepares what the tests need',
  reads: 'pytest',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  criterion: 'test.uses_fixture',
  messages: {
    found: 'A fixture prepares what the tests need, so that none of them has to.',
    missing:
      'No test here uses a fixture. What several tests need belongs in a function under `@pytest.fixture`; tests then take it as an argument.',
  },
  *run(document) {
    const { python } = document;
    const [first] = fixtureUses(document);
    if (first) yield { message: 'found', at: python.range(first) };
    // Names that another file lists may be all of the arguments, or not.
    else if (parametrizationsOf(python).some((call) => !parametrized(call, python))) yield unknown;
    else yield { message: 'missing', at: document.firstTest };
  },
});

/** Where fixtures are defined or asked for. */
const fixtureUses = ({ fixtures, tests, python }: PytestDocument) => [
  ...fixtures.map(({ function: definition }) => definition.nameNode),
  ...tests.flatMap((test) => requestsOfTest(test, python).map(({ at }) => at)),
  ...usedFixtures(python).map(({ node }) => node),
];
