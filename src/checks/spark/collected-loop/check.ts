import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { collectedLoops } from '../../../languages/python/libraries/spark-frames.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Loop in the cluster, not in the driver',
  expects: 'No loop goes over collected rows',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    loop: 'This loop runs in the driver, one row at a time, while the cluster waits. Say it as a DataFrame operation, or use `foreachPartition`.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else for (const node of collectedLoops(document)) yield { message: 'loop', at: document.range(node) };
  },
});
