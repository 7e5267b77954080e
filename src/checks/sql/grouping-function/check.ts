import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Tell subtotals apart with GROUPING()',
  expects: 'Subtotal rows are marked with GROUPING()',
  reads: 'sql',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: '`GROUPING()` tells a subtotal from a row whose value is really unknown.',
    missing:
      'Subtotal rows show NULL, and so do rows whose value is unknown. Add `GROUPING(column)` to tell them apart.',
  },
  *run(sql) {
    const [grouped] = sql.find('GROUPING SETS', 'ROLLUP (', 'CUBE (', 'WITH ROLLUP', 'WITH CUBE');
    const [found] = sql.find('GROUPING (', 'GROUPING_ID (');
    if (!grouped) yield notApplicable;
    else if (found) yield { message: 'found', at: sql.at(found) };
    else yield { message: 'missing', at: sql.at(grouped) };
  },
});
