import { repartitions, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { singlePartitions } from '../../../languages/python/libraries/spark-frames.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write with more than one task',
  expects: 'No data is squeezed into one partition',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    one: 'One task does all of the work here while the others wait, and the result must fit there. Choose a number that fits the size, about 128 MB for each file.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { nameNode } of singlePartitions(repartitions(document), document))
        yield { message: 'one', at: document.range(nameNode) };
  },
});
