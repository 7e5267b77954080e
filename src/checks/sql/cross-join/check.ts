import { commaJoins, joinsWithoutCondition } from '../../../languages/sql/joins.ts';
import { clauseOf } from '../../../languages/sql/selects.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every join its condition',
  expects: 'Every join has a condition',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  messages: {
    join: 'This `JOIN` has no `ON` or `USING`, so every row meets every row. Add the condition, or write `CROSS JOIN` where that is meant.',
    comma:
      'These tables are joined by nothing: the query has no `WHERE`, so every row meets every row. Write `JOIN ... ON ...`, or `CROSS JOIN` where that is meant.',
  },
  *run(sql) {
    for (const span of joinsWithoutCondition(sql)) yield { message: 'join', at: sql.at(span) };
    const bare = new Set(sql.selects.filter((select) => !clauseOf(select, 'WHERE')));
    const templated = sql.tokens.some(({ kind }) => kind === 'template');
    for (const join of commaJoins(sql))
      if (!templated && join.select && bare.has(join.select) && !sql.reads(join.last, '('))
        yield { message: 'comma', at: sql.at(join) };
  },
});
