import { bare } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assert a result, not the thing that would give it',
  expects: 'Every assertion looks at a result',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    generator:
      'A generator expression is always true, and its comparisons never run. Hand it to `all(...)` or `any(...)`.',
    uncalled: '`{name}` is not called here, and a function is always true. Add parentheses and what it needs.',
  },
  *run({ python }) {
    for (const statement of python.all('assert_statement')) {
      const expression = statement.children[0];
      const asserted = expression && bare(expression);
      if (!asserted) continue;
      const start = python.lines.range(asserted.from, asserted.from);
      if (asserted.type === 'generator_expression')
        yield { message: 'generator', at: python.firstLine(statement), fix: { range: start, text: 'all' } };
      if (asserted.type === 'identifier' && python.definition(asserted)?.kind === 'function')
        yield { message: 'uncalled', at: python.range(asserted), values: { name: python.textOf(asserted) } };
    }
  },
});
