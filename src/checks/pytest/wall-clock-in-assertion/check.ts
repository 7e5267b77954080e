import { clockIn, holdsClock } from '../../../languages/pytest/clock.ts';
import { bare } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Hand the time in',
  expects: 'No assertion depends on when it runs',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    clock:
      'The clock moves on between the code and this comparison, so the test fails at midnight or on a slow machine. Hand a fixed time to the code, and compare with that.',
  },
  *run({ python }) {
    if (holdsClock(python)) return;
    for (const statement of python.all('assert_statement')) {
      const asserted = statement.children[0] && bare(statement.children[0]);
      if (asserted?.type !== 'comparison_operator' || asserted.tokens.join() !== '==') continue;
      if (asserted.children.some((side) => clockIn(side, python)))
        yield { message: 'clock', at: python.firstLine(statement) };
    }
    for (const { method, positional, node } of python.calls) {
      if (/^assertEquals?$/.test(method ?? '') && positional.slice(0, 2).some((side) => clockIn(side, python)))
        yield { message: 'clock', at: python.firstLine(node) };
    }
  },
});
