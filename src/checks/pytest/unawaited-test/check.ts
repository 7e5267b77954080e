import { asyncPlugin, isMarkedAsync } from '../../../languages/pytest/async.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Have the async test awaited',
  expects: 'Every async test is awaited',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    testcase:
      'A plain `TestCase` calls `{name}` without awaiting it, so nothing in it runs. Derive from `unittest.IsolatedAsyncioTestCase`.',
    unmarked:
      'pytest does not await `{name}` by itself, so nothing in it runs. Install `pytest-asyncio` and put `@pytest.mark.asyncio` on it.',
  },
  *run(document, _params, submission) {
    const tests = document.tests.filter((test) => test.function.async);
    if (tests.length === 0) return;
    const plugin = asyncPlugin(document, submission);
    for (const { name, function: definition, class: owner, unittest } of tests) {
      const at = document.nameOf(definition);
      if (unittest) {
        if (owner?.bases.every((base) => base === 'unittest.TestCase') && definition.decorators.length === 0)
          yield { message: 'testcase', at, values: { name } };
      } else if (!isMarkedAsync(definition)) {
        if (plugin === 'marked-only') yield { message: 'unmarked', at, values: { name } };
        else yield unknown;
      }
    }
  },
});
