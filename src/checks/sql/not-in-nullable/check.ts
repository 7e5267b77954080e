import type { SqlDocument } from '../../../languages/sql/document.ts';
import { defineCheck } from '../../../review/check.ts';

function excludesNull(sql: SqlDocument, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (sql.reads(i, 'IS NOT NULL') || sql.reads(i, 'COALESCE (')) return true;
  return false;
}

export const check = defineCheck({
  title: 'Prefer NOT EXISTS to NOT IN with a subquery',
  expects: 'No NOT IN meets a subquery that may hold NULL',
  reads: 'sql',
  kind: 'forbids',
  level: 'note',
  messages: {
    nullable: 'If the subquery returns a single NULL, `NOT IN` matches no row at all. `NOT EXISTS` does what is meant.',
  },
  *run(sql) {
    for (const { first, last } of sql.find('NOT IN ( SELECT', 'NOT IN ( WITH')) {
      const close = sql.partner(last - 1);
      if (close !== undefined && !excludesNull(sql, last, close))
        yield { message: 'nullable', at: sql.at({ first, last }) };
    }
  },
});
