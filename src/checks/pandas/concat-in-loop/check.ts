import { usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { growingFrames } from '../../../languages/python/libraries/pandas-loops.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Collect the parts and concatenate once',
  expects: 'No frame grows in a loop',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    grows:
      '`{name}` is copied whole in every turn of the loop, so twice the parts take four times as long. Put the parts into a list, and `pd.concat` it once after the loop.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else
      for (const { at, name } of growingFrames(document))
        yield { message: 'grows', at: document.firstLine(at), values: { name } };
  },
});
