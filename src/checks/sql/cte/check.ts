import { commonTables } from '../../../languages/sql/ctes.ts';
import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the steps of a query with WITH',
  expects: 'The query names its steps in a `WITH`',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'sql.cte',
  messages: {
    found: 'The `WITH` gives a step of the query a name, so it can be read from top to bottom.',
    missing:
      'There is no `WITH`. Name each step as a common table expression, so that the query reads from top to bottom.',
  },
  *run(sql) {
    const [found] = commonTables(sql);
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
