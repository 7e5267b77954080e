import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Remove the repeated case',
  expects: 'No case is listed twice',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    repeated:
      'This case is listed already, so it shows nothing new. Remove it, or change it to the case that was meant.',
  },
  // Ruff's PT014 finds it: https://docs.astral.sh/ruff/rules/pytest-duplicate-parametrize-test-cases/
  *run({ python }) {
    for (const { at, fix } of python.lint('PT014'))
      yield { message: 'repeated', at, fix: fix.length === 1 ? fix[0] : undefined };
  },
});
