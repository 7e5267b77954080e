import { bare } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assert the result instead of returning it',
  expects: 'No test returns its answer',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    returned:
      'pytest ignores what a test returns, so this comparison decides nothing. Write `assert` in place of `return`.',
  },
  *run({ tests, python }) {
    for (const { function: definition } of tests) {
      for (const statement of definition.returnStatements) {
        const value = statement.children[0] && bare(statement.children[0]);
        if (value?.type !== 'comparison_operator') continue;
        const keyword = python.lines.range(statement.from, statement.from + 'return'.length);
        const isLast = definition.body.children.at(-1) === statement;
        yield {
          message: 'returned',
          at: python.firstLine(statement),
          fix: isLast ? { range: keyword, text: 'assert' } : undefined,
        };
      }
    }
  },
});
