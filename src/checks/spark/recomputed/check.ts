import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { recomputed } from '../../../languages/python/libraries/spark-frames.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Persist what two actions use',
  expects: 'Nothing is worked out twice',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    again:
      '`{name}` is worked out from its source again for this action. Call `.persist()` on it before the first, and `.unpersist()` after the last.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { at, name } of recomputed(document))
        yield { message: 'again', at: document.range(at), values: { name } };
  },
});
