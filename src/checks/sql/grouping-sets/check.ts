import { queryHead } from '../../../languages/sql/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Add subtotals with GROUPING SETS, ROLLUP or CUBE',
  expects: 'The query groups at several levels at once',
  reads: 'sql',
  kind: 'requires',
  level: 'praise',
  criterion: 'sql.grouping_sets_or_rollup_or_cube',
  messages: {
    found: 'Totals of several levels come from one reading of the data.',
    missing:
      'There is no `GROUPING SETS`, `ROLLUP` or `CUBE`. Each gives subtotals and the grand total in one pass, where `UNION ALL` reads the table once per level.',
  },
  *run(sql) {
    const [found] = sql.find('GROUPING SETS', 'ROLLUP (', 'CUBE (', 'WITH ROLLUP', 'WITH CUBE');
    yield found ? { message: 'found', at: sql.at(found) } : { message: 'missing', at: queryHead(sql) };
  },
});
