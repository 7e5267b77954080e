import { uncollectedOf } from '../../../languages/pytest/uncollected.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write a test that pytest collects',
  expects: 'There is a test that pytest collects',
  reads: 'pytest',
  kind: 'requires',
  level: 'must',
  criterion: 'test.has_test_function',
  messages: {
    found: '`{name}` is collected and runs each time.',
    missing: 'pytest finds no test here. It runs functions named `test_...`, also as methods of a class `Test...`.',
    uncollected:
      'pytest finds no test here, and `{name}` never runs. It collects functions named `test_...`, also as methods of a class `Test...`.',
  },
  *run(document) {
    const [first] = document.tests;
    if (first) {
      yield { message: 'found', at: document.nameOf(first.function), values: { name: first.name } };
      return;
    }
    if (document.isConftest) yield notApplicable;
    if (document.mayHaveTests) yield unknown;
    if (document.isConftest || document.mayHaveTests) return;
    const [lost] = uncollectedOf(document);
    if (lost)
      yield {
        message: 'uncollected',
        at: document.python.range(lost.definition.nameNode),
        values: { name: lost.name },
      };
  },
});
