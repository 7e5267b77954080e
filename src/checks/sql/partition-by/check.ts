import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Partition the table',
  expects: 'A table is partitioned',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.partition_by_ddl',
  messages: {
    found: 'The table is partitioned, so a query on one part need not read the others.',
    missing:
      'No table here is partitioned. Partition a table that grows with time by that time, so that queries and deletions touch only the parts they need.',
  },
  *run(sql) {
    const heads = [
      ...sql.tables,
      ...sql.find('CREATE MATERIALIZED VIEW', 'CREATE OR REPLACE MATERIALIZED VIEW').map(({ first }) => ({
        first,
        last: sql.statements.find((statement) => statement.last >= first)?.last ?? first,
      })),
    ];
    const found = sql
      .find('PARTITION BY', 'PARTITION OF', 'PARTITIONED BY')
      .filter(({ first }) => sql.tokens[first]?.depth === 0)
      .find((span) => heads.some(({ first, last }) => first < span.first && span.last <= last));
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: tableHead(sql) };
  },
});
