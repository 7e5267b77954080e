import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a query that names no partition be refused',
  expects: 'A query that names no partition is refused',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'A query without a filter on the partitions is refused before it costs anything.',
    missing:
      'Nothing refuses a query that names no partition, so one of them reads and pays for the whole table. Add `OPTIONS (require_partition_filter = TRUE)`.',
  },
  *run(sql) {
    const found = sql.find('REQUIRE_PARTITION_FILTER = TRUE')[0];
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: tableHead(sql) };
  },
});
