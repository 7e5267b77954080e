import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { wholeCollects } from '../../../languages/python/libraries/spark-frames.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Never collect a whole dataset',
  expects: 'No whole dataset is brought to the driver',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    collected:
      'From the read to `{method}` nothing makes this smaller, so the whole dataset goes into the memory of the driver. Aggregate, limit or write it in Spark.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { nameNode, method = '' } of wholeCollects(document))
        yield { message: 'collected', at: document.range(nameNode), values: { method } };
  },
});
