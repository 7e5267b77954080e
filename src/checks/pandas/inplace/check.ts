import { inplaceCalls, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Assign the result instead of inplace=True',
  expects: 'No frame is changed in place',
  reads: 'python',
  kind: 'forbids',
  level: 'note',
  criterion: 'pd.inplace_true',
  messages: {
    inplace:
      '`inplace=True` saves no memory in most methods, breaks chains, and does nothing on a copy. Assign the result instead.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else for (const { at } of inplaceCalls(document)) yield { message: 'inplace', at: document.range(at) };
  },
});
