import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Create an index for the queries that search',
  expects: 'An index is created',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.create_index',
  messages: {
    found: 'The index is created in SQL, so every environment gets it.',
    missing: 'No `CREATE INDEX` here. Index the columns by which the slow query searches or joins.',
  },
  *run(sql) {
    const [found] = sql.find('CREATE INDEX', 'CREATE UNIQUE INDEX');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
