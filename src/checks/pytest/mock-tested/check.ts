import { comparesOwnAnswer, isOwnAnswer } from '../../../languages/pytest/own-mock.ts';
import { bare } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Test your code, not the mock',
  expects: 'No test asks a mock what it told it',
  reads: 'pytest',
  kind: 'forbids',
  level: 'should',
  messages: {
    echo: 'The mock gives back what this test told it to, so no code of yours is checked. Hand the mock to your function and assert what that returns.',
  },
  *run({ python }) {
    for (const statement of python.all('assert_statement')) {
      const asserted = statement.children[0] && bare(statement.children[0]);
      if (!asserted) continue;
      const [left, right] = asserted.type === 'comparison_operator' ? asserted.children : [];
      const echoes = left && right ? comparesOwnAnswer(left, right, python) : isOwnAnswer(asserted, python);
      if (echoes) yield { message: 'echo', at: python.firstLine(statement) };
    }
    for (const { node, method, receiver, positional } of python.calls) {
      const [left, right] = positional;
      if (!receiver || python.textOf(receiver) !== 'self' || !left || !right) continue;
      if (/^assertEquals?$/.test(method ?? '') && comparesOwnAnswer(left, right, python))
        yield { message: 'echo', at: python.firstLine(node) };
    }
  },
});
