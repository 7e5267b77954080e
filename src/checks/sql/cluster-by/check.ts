import { tableHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Cluster the Snowflake table',
  expects: 'A clustering key is set',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The clustering key keeps rows that are read together in the same partitions.',
    missing:
      'No `CLUSTER BY` here. Cluster a large table by the columns that its queries filter by, the coarsest first.',
  },
  *run(sql) {
    const [found] = sql.find('CLUSTER BY (', 'CLUSTER BY LINEAR');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: tableHead(sql) };
  },
});
