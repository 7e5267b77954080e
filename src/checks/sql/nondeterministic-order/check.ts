import type { SqlDocument } from '../../../languages/sql/document.ts';
import { type Clause, clauseOf, type Select } from '../../../languages/sql/selects.ts';
import { defineCheck } from '../../../review/check.ts';

const numbering = new Set(['ROW_NUMBER', 'RANK', 'DENSE_RANK', 'NTILE']);

function isHarmless(sql: SqlDocument, select: Select, limit: Clause): boolean {
  const count = sql.tokens[limit.first];
  const isLookUp =
    count?.from !== undefined && sql.text.slice(count.from, count.to) === '1' && clauseOf(select, 'WHERE');
  const groups = clauseOf(select, 'GROUP BY') !== undefined;
  return (
    Boolean(isLookUp) ||
    count?.value === '0' ||
    count?.value === 'ALL' ||
    sql.reads(select.at - 2, 'EXISTS (') ||
    (!groups && aggregates.test(sql.word(select.at + 1)) && sql.word(select.at + 2) === '(')
  );
}

const aggregates = /^(?:COUNT|SUM|AVG|MIN|MAX)$/;

/** `(SELECT NULL)`, `NULL`, `1`, `'x'`. */
function isConstant(sql: SqlDocument, { first, last }: { readonly first: number; readonly last: number }): boolean {
  for (let i = first; i <= last; i += 1) {
    const token = sql.tokens[i];
    const isName = token?.kind !== 'number' && token?.kind !== 'string' && !/^(?:[(),]|SELECT|NULL)$/.test(sql.word(i));
    if (isName) return false;
  }
  return true;
}

export const check = defineCheck({
  title: 'Order rows before you take the first of them',
  expects: 'What is taken first is decided by an order',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  messages: {
    limit:
      '`{limit}` without an `ORDER BY` takes whichever rows the database reads first. Order by something unique, so that two runs agree.',
    constant:
      'This window is ordered by a constant, so every row ties and the numbers are arbitrary. Order by columns that tell the rows apart.',
  },
  *run(sql) {
    for (const select of sql.selects) {
      const limit = clauseOf(select, 'LIMIT') ?? clauseOf(select, 'FETCH');
      if (!limit || clauseOf(select, 'ORDER BY') || !clauseOf(select, 'FROM') || isHarmless(sql, select, limit))
        continue;
      const span = { first: limit.at, last: Math.min(limit.first, limit.end - 1) };
      yield { message: 'limit', at: sql.at(span), values: { limit: sql.source(span) } };
    }
    for (const { spec, name, first, last } of sql.windows)
      if (numbering.has(name) && spec?.order && isConstant(sql, spec.order))
        yield { message: 'constant', at: sql.at({ first, last }) };
  },
});
