import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use the assertion by its current name',
  expects: 'Every assertion exists in current Python',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    removed: 'Python 3.12 no longer has `{name}`, so this test breaks with the next upgrade. Use the current name.',
  },
  // Ruff's UP005 finds it: https://docs.astral.sh/ruff/rules/deprecated-unittest-alias/
  *run({ python }) {
    for (const { at, message, fix } of python.lint('UP005')) {
      const name = /^`(\w+)`/.exec(message)?.[1] ?? '';
      yield { message: 'removed', at, values: { name }, fix: fix.length === 1 ? fix[0] : undefined };
    }
  },
});
