import { parametrizationsOf } from '../../../languages/pytest/fixture.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run one test with several inputs',
  expects: 'A test is parametrized',
  reads: 'pytest',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  criterion: 'test.uses_parametrize',
  messages: {
    found: 'One test runs with several inputs, and each of them fails by itself.',
    missing:
      'No test here runs with several inputs. `@pytest.mark.parametrize` adds an edge case (nothing, one, a duplicate) in one line.',
  },
  *run(document) {
    const [first] = parametrizationsOf(document.python);
    yield first
      ? { message: 'found', at: document.python.range(first.nameNode) }
      : { message: 'missing', at: document.firstTest };
  },
});
