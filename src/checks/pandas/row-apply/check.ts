import { rowApplies, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Replace apply over rows by column operations',
  expects: 'No function is applied row by row',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'pd.apply_axis1',
  messages: {
    rows: '`apply` with `axis=1` calls Python once for every row; it is a loop in disguise. Say the same with columns: arithmetic, `where`, `map`, `.str`, `.dt`.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else for (const { nameNode } of rowApplies(document)) yield { message: 'rows', at: document.range(nameNode) };
  },
});
