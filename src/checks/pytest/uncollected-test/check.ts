import { isMeantForPytest, isPassedBy } from '../../../languages/pytest/collected-file.ts';
import { configurations } from '../../../languages/pytest/project.ts';
import { uncollectedOf } from '../../../languages/pytest/uncollected.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the test a name that pytest collects',
  expects: 'Everything that is meant as a test runs',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    file: 'The tests of `{name}` never run: pytest reads files named `test_*.py` or `*_test.py`. Rename it.',
    function: '`{name}` never runs: pytest collects functions whose name begins with `test`. Rename it.',
    class: 'The tests of `{name}` never run: pytest collects classes whose name begins with `Test`. Rename it.',
    constructor:
      'The tests of `{name}` never run: pytest skips a class that has an `__init__`. Set up in a fixture, or in `setup_method`.',
    nested: '`{name}` never runs: it stands inside of a function, and pytest does not look there. Move it to the left.',
  },
  *run(document, _params, submission) {
    if (configurations(submission).some((text) => /python_(?:functions|classes)/.test(text))) {
      yield unknown;
      return;
    }
    const tests = document.tests.filter(({ unittest }) => !unittest);
    if (tests[0] && isPassedBy(document.path, submission) && isMeantForPytest(document.path, submission))
      yield {
        message: 'file',
        at: document.nameOf(tests[0].function),
        values: { name: document.path.replace(/^.*\//, '') },
      };
    const others = submission.documents('pytest').filter(({ path }) => path !== document.path);
    // Another file may take it as a base of its own tests.
    for (const { name, definition, why } of uncollectedOf(document))
      if (why === 'nested' || !others.some(({ text }) => text.includes(name)))
        yield { message: why, at: document.python.range(definition.nameNode), values: { name } };
  },
});
