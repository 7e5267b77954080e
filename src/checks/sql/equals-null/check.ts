import type { Span, SqlDocument } from '../../../languages/sql/document.ts';
import { clauseOf } from '../../../languages/sql/selects.ts';
import { defineCheck } from '../../../review/check.ts';

function comparisonAt(sql: SqlDocument, i: number): Span | undefined {
  if (sql.reads(i, '< > NULL') || sql.reads(i, '! = NULL')) return { first: i - 1, last: i + 2 };
  const isEqual = sql.reads(i, '= NULL') && !/^[<>!:=]$/.test(sql.word(i - 1));
  return isEqual ? { first: i - 1, last: i + 1 } : undefined;
}

export const check = defineCheck({
  title: 'Compare with IS NULL',
  expects: 'No condition compares with = NULL',
  reads: 'sql',
  kind: 'forbids',
  level: 'must',
  messages: {
    equals: '`{comparison}` is never true, not even for NULL. Write `IS NULL` or `IS NOT NULL`.',
  },
  *run(sql) {
    for (const select of sql.selects)
      for (const name of ['WHERE', 'HAVING'] as const) {
        const clause = clauseOf(select, name);
        for (let i = clause?.first ?? 0; clause && i < clause.end; i += 1) {
          const comparison = sql.tokens[i]?.depth === select.depth ? comparisonAt(sql, i) : undefined;
          if (comparison)
            yield { message: 'equals', at: sql.at(comparison), values: { comparison: sql.source(comparison) } };
        }
      }
  },
});
