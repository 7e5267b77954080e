import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Walk a hierarchy with WITH RECURSIVE',
  expects: 'The query recurses with `WITH RECURSIVE`',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.recursive_cte',
  messages: {
    found: '`WITH RECURSIVE` walks the hierarchy to any depth.',
    missing:
      'There is no `WITH RECURSIVE`, so the depth of the hierarchy is fixed by the number of joins. A recursive query walks it to any depth.',
  },
  *run(sql) {
    const [found] = sql.find('WITH RECURSIVE');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
