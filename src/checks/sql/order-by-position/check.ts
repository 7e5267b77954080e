import { clauseOf } from '../../../languages/sql/selects.ts';
import { splitAtCommas } from '../../../languages/sql/statements.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Order by name, not by position',
  expects: 'ORDER BY names its columns',
  reads: 'sql',
  kind: 'forbids',
  level: 'note',
  messages: {
    position:
      '`{number}` means whatever column stands there, so a new column changes the order of the result. Write its name.',
  },
  *run(sql) {
    for (const select of sql.selects) {
      const order = clauseOf(select, 'ORDER BY');
      for (const item of order ? splitAtCommas(sql, order.first, order.end, select.depth) : []) {
        const isNumber =
          sql.tokens[item.first]?.kind === 'number' &&
          (item.first === item.last || /^(?:ASC|DESC|NULLS)$/.test(sql.word(item.first + 1)));
        const span = { first: item.first, last: item.first };
        if (isNumber) yield { message: 'position', at: sql.at(span), values: { number: sql.source(span) } };
      }
    }
  },
});
