import { isInsideRaises } from '../../../languages/pytest/raises.ts';
import { bare } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assert the comparison',
  expects: 'Every comparison is asserted or used',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  criterion: 'test.noop_comparison',
  messages: {
    unused: 'Python compares here and throws the answer away, so nothing is tested. Put `assert` in front.',
  },
  *run({ python }) {
    for (const statement of python.all('expression_statement')) {
      const [comparison] = statement.children;
      if (!comparison || statement.children.length > 1 || bare(comparison).type !== 'comparison_operator') continue;
      if (isInsideRaises(statement, python)) continue;
      const start = python.lines.range(comparison.from, comparison.from);
      yield { message: 'unused', at: python.firstLine(comparison), fix: { range: start, text: 'assert ' } };
    }
  },
});
