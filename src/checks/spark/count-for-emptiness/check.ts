import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { emptinessCounts } from '../../../languages/python/libraries/spark-frames.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Ask whether there is a row',
  expects: 'Nothing is counted only to see whether it is empty',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    counted:
      'This counts every row to learn whether there is one. `df.isEmpty()` (or `df.head(1)` before Spark 3.3) stops at the first.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else for (const node of emptinessCounts(document)) yield { message: 'counted', at: document.range(node) };
  },
});
