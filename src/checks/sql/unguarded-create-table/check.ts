import { headOf } from '../../../languages/sql/place.ts';
import { droppedTables } from '../../../languages/sql/tables.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let the schema run twice',
  expects: 'Every CREATE TABLE may run again',
  reads: 'sql',
  kind: 'forbids',
  level: 'should',
  criterion: 'sql.idempotent_create_table',
  messages: {
    unguarded:
      'The second run stops here, because `{table}` is already there. Write `CREATE TABLE IF NOT EXISTS`, or drop it before.',
  },
  *run(sql) {
    const dropped = droppedTables(sql);
    const permanent = sql.tables.filter(({ temporary }) => !temporary);
    if (permanent.length === 0) yield notApplicable;
    for (const table of permanent) {
      if (table.guarded || (table.name && dropped.has(table.name.text))) continue;
      const name = table.name ? sql.source(table.name) : 'the table';
      yield { message: 'unguarded', at: headOf(sql, table), values: { table: name } };
    }
  },
});
