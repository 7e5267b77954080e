import { methodCalls, usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Work on whole columns',
  expects: 'No loop goes through the rows with iterrows',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'pd.iterrows_use',
  messages: {
    rows: '`iterrows` builds a Series for every row, which is slow and loses the types of the columns. Work on the columns, or merge and group.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else
      for (const { nameNode } of methodCalls(document, 'iterrows'))
        yield { message: 'rows', at: document.range(nameNode) };
  },
});
