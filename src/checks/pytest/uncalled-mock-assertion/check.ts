import { mockAssertions } from '../../../languages/pytest/mock.ts';
import { bare, child } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Call the assertion of the mock',
  expects: 'Every assertion of a mock is called',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  criterion: 'test.mock_assert_without_call',
  messages: {
    uncalled: '`{name}` stands here without parentheses, so nothing is checked. Write `{name}(...)`.',
  },
  *run({ python }) {
    for (const statement of python.all('expression_statement', 'assert_statement')) {
      const [expression] = statement.children;
      const attribute = expression && bare(expression);
      const name = attribute?.type === 'attribute' ? child(attribute, 'attribute') : undefined;
      if (!attribute || !name || !mockAssertions.has(python.textOf(name))) continue;
      if (statement.type === 'expression_statement' && statement.children.length > 1) continue;
      yield { message: 'uncalled', at: python.range(attribute), values: { name: python.textOf(name) } };
    }
  },
});
