import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the error that you expect',
  expects: 'Every expected error is named',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    anything:
      'Every error is an `Exception`, a misspelt name in the test too, so this passes for the wrong reason. Name the one that you expect, or add `match=`.',
  },
  // Ruff's B017 finds it: https://docs.astral.sh/ruff/rules/assert-raises-exception/
  *run({ python }) {
    for (const { at } of python.lint('B017')) yield { message: 'anything', at };
  },
});
