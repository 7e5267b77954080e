import { usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { rowLoops } from '../../../languages/python/libraries/pandas-loops.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Replace the loop over rows by column operations',
  expects: 'No loop goes through the rows of a frame by number',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    loop: '`{how}` visits the rows one at a time in Python. Work on the columns, or group and merge: the same result in compiled code.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else
      for (const { at, how } of rowLoops(document)) yield { message: 'loop', at: document.range(at), values: { how } };
  },
});
