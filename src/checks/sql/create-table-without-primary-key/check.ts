import type { Dialect } from '../../../languages/sql/dialect.ts';
import type { Span, SqlDocument } from '../../../languages/sql/document.ts';
import { headOf } from '../../../languages/sql/place.ts';
import { type CreateTable, keyedLater } from '../../../languages/sql/tables.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** Databases that enforce primary keys. */
const keyed: ReadonlySet<Dialect> = new Set(['postgres', 'mysql', 'sqlite', 'tsql', 'oracle', 'generic'] as const);

const listsColumns = ({ temporary, elements, modifiers }: CreateTable): boolean =>
  !temporary && elements.length > 0 && !['EXTERNAL', 'FOREIGN', 'VIRTUAL'].some((word) => modifiers.has(word));

function contains(sql: SqlDocument, { first, last }: Span, phrase: string): boolean {
  for (let i = first; i <= last; i += 1) if (sql.reads(i, phrase)) return true;
  return false;
}

export const check = defineCheck({
  title: 'Give every table a primary key',
  expects: 'Every table has a primary key',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  messages: {
    keyless:
      '`{table}` has no primary key, so the same row can be stored twice and nothing can refer to it. Name what makes a row unique.',
  },
  *run(sql) {
    if (!keyed.has(sql.dialect)) yield notApplicable;
    const later = keyedLater(sql);
    for (const table of sql.tables) {
      if (!keyed.has(sql.dialect) || !listsColumns(table) || !table.name || later.has(table.name.text)) continue;
      const span = { first: table.first, last: table.last };
      if (contains(sql, span, 'PRIMARY KEY') || contains(sql, span, 'LIKE') || contains(sql, span, 'INHERITS'))
        continue;
      yield { message: 'keyless', at: headOf(sql, table), values: { table: sql.source(table.name) } };
    }
  },
});
