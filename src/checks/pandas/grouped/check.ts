import { methodCalls, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { importPlace } from '../../../languages/python/libraries/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Group with groupby',
  expects: 'The data is grouped',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'pd.groupby',
  messages: {
    found: 'The groups are formed by `groupby`, in one pass over the data.',
    missing: 'Nothing here is grouped. `groupby` splits, computes and combines in one pass, without a loop.',
  },
  *run(document) {
    if (!usesPandas(document)) {
      yield notApplicable;
      return;
    }
    const groups = methodCalls(document, 'groupby');
    for (const { nameNode } of groups) yield { message: 'found', at: document.range(nameNode) };
    if (groups.length === 0) yield { message: 'missing', at: importPlace(document, 'pandas') };
  },
});
