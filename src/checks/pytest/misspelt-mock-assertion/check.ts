import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Call a method that mocks have',
  expects: 'Every assertion on a mock exists',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    invented:
      'Mocks have no `{name}`: they make it up when it is asked for, and what it gives is always true. Use `assert_{name}`, without `assert` in front.',
  },
  // Ruff's PGH005 finds it, together with assertions that are not called: https://docs.astral.sh/ruff/rules/invalid-mock-access/
  *run({ python }) {
    for (const { at, message } of python.lint('PGH005')) {
      const name = /^Non-existent mock method: `(\w+)`/.exec(message)?.[1];
      if (name !== undefined) yield { message: 'invented', at, values: { name } };
    }
  },
});
