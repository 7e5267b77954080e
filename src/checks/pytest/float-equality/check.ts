import { isRounded } from '../../../languages/pytest/rounded.ts';
import { bare } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Compare computed floats with approx',
  expects: 'Computed floats are compared with a tolerance',
  reads: 'pytest',
  kind: 'forbids',
  level: 'note',
  messages: {
    exact:
      'Computed floats are off by a little: `0.1 + 0.2 == 0.3` is false. Write `pytest.approx({expected})` on this side.',
  },
  *run({ python }) {
    for (const statement of python.all('assert_statement')) {
      const asserted = statement.children[0] && bare(statement.children[0]);
      if (asserted?.type !== 'comparison_operator' || asserted.tokens.join() !== '==') continue;
      const expected = asserted.children.find((side) => side.type === 'float');
      const computed = asserted.children.find((side) => side !== expected);
      if (expected && computed && isRounded(expected, computed, python))
        yield { message: 'exact', at: python.range(expected), values: { expected: python.textOf(expected) } };
    }
  },
});
