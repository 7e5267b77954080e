import { z } from 'zod';
import { isPassedBy } from '../../../languages/pytest/collected-file.ts';
import { uncollectedOf } from '../../../languages/pytest/uncollected.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

/** Plain words, so that they stand as they are in a message. */
const whyNot = {
  test: 'it collects functions whose name begins with test_, also as methods of a class whose name begins with Test',
  file: 'it reads files whose name begins with test_ or ends with _test.py',
} as const;

export const check = defineCheck({
  title: 'Write a test that pytest collects',
  expects: 'There is a test that pytest collects',
  reads: 'pytest',
  kind: 'requires',
  level: 'must',
  criterion: 'test.has_test_function',
  // Also the file must have a name that pytest collects; else its tests alone are looked at.
  params: z.strictObject({ named: z.boolean().default(false) }),
  messages: {
    found: '`{name}` is collected and runs each time.',
    missing: 'pytest finds no test here. It runs functions named `test_...`, also as methods of a class `Test...`.',
    uncollected: 'pytest finds no test here, and `{name}` never runs: {why}. Rename it.',
  },
  *run(document, { named }, submission) {
    const [first] = document.tests;
    if (first && named && !document.isConftest && isPassedBy(document.path, submission)) {
      const values: Record<string, string> = { name: document.path.replace(/^.*\//, ''), why: whyNot.file };
      yield { message: 'uncollected', at: document.nameOf(first.function), values };
      return;
    }
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
        values: { name: lost.name, why: whyNot.test },
      };
  },
});
