import { usesPandas } from '../../../languages/python/libraries/pandas.ts';
import { removedCalls } from '../../../languages/python/libraries/pandas-loops.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use what pandas 2 has',
  expects: 'Nothing is used that pandas 2 removed',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    removed: 'pandas 2 no longer has `{name}`, so this fails after an upgrade. Use `{instead}`.',
  },
  *run(document) {
    if (!usesPandas(document)) yield notApplicable;
    else
      for (const { at, name, instead } of removedCalls(document))
        yield { message: 'removed', at: document.range(at), values: { name, instead } };
  },
});
