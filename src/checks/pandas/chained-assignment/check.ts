import { usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { chainedAssignments } from '../../../languages/python/libraries/pandas-loops.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assign through one .loc',
  expects: 'No value is assigned to a selection of a selection',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    chained:
      '`{target}` selects twice, so the value can land in a temporary copy and the frame stays as it was. Select rows and column at once: `df.loc[rows, "column"] = value`.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else
      for (const node of chainedAssignments(document))
        yield { message: 'chained', at: document.range(node), values: { target: document.textOf(node) } };
  },
});
