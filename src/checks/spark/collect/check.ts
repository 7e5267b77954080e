import { collects, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Leave the data in the cluster',
  expects: 'Nothing is collected to the driver',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'spark.collect_or_toPandas',
  messages: {
    collect:
      '`{method}` brings every row into the memory of one machine, and the job fails on the first full day. Aggregate or write in Spark; take a few rows with `.limit(...)` or `.take(...)`.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { nameNode, method = '' } of collects(document))
        yield { message: 'collect', at: document.range(nameNode), values: { method } };
  },
});
