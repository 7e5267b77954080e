import { changedFunctionsOf } from '../../../languages/pytest/changed-function.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the changed function in a test',
  expects: 'Every changed function is named by a test',
  reads: 'submission',
  kind: 'forbids',
  level: 'note',
  messages: {
    unnamed:
      'This changes `{name}`, and no test names it. A test that fails without the change keeps it from being undone.',
  },
  *run(submission) {
    const tests = submission.documents('pytest');
    const words = new Set(tests.flatMap(({ text }) => text.match(/\w+/g) ?? []));
    if (!tests.some((document) => document.tests.length > 0)) yield notApplicable;
    else
      for (const { path, at, name } of changedFunctionsOf(submission))
        if (!words.has(name)) yield { message: 'unnamed', path, at, values: { name } };
  },
});
