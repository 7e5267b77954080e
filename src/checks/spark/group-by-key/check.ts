import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use reduceByKey instead of groupByKey',
  expects: 'No values are gathered by groupByKey',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    gathered:
      '`groupByKey` moves every value over the network and holds all values of a key in memory. `reduceByKey` adds up on each machine first, and moves one value for each key.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { method, receiver, nameNode } of document.calls)
        if (method === 'groupByKey' && receiver) yield { message: 'gathered', at: document.range(nameNode) };
  },
});
