import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assert something in every test',
  expects: 'Every test asserts something',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  criterion: 'test.every_test_asserts',
  saidBy: ['pytest/uncalled-mock-assertion', 'pytest/returned-comparison', 'pytest/noop-comparison'],
  messages: {
    nothing:
      '`{name}` asserts nothing, so it passes whatever the result is. Compare the result with what you expect: `assert result == ...`.',
  },
  *run(document) {
    if (document.tests.length === 0) yield document.mayHaveTests ? unknown : notApplicable;
    for (const test of document.tests) {
      const asserts = document.assertions.of(test);
      if (asserts === 'unsure') yield unknown;
      if (asserts === 'nothing')
        yield {
          message: 'nothing',
          at: document.nameOf(test.function),
          within: document.python.range(test.function.node),
          values: { name: test.name },
        };
    }
  },
});
