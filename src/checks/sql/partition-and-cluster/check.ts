import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Partition and cluster the BigQuery table',
  expects: 'The table is partitioned and clustered',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The clause lets a query read only a part of the table.',
    missing: 'The table has no `{clause}`, so queries read, and pay for, more of it than they need.',
  },
  *run(sql) {
    for (const clause of ['PARTITION BY', 'CLUSTER BY']) {
      const found = sql
        .find(clause)
        .find(
          (span) =>
            sql.tokens[span.first]?.depth === 0 &&
            sql.tables.some(({ first, last }) => first < span.first && span.last <= last),
        );
      if (found) yield { message: 'found', at: sql.at(found) };
      else yield { message: 'missing', at: tableHead(sql), values: { clause } };
    }
  },
});
