import { rddUses, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use the DataFrame API',
  expects: 'The RDD API is not used',
  reads: 'python',
  kind: 'forbids',
  level: 'note',
  criterion: 'spark.rdd_api',
  messages: {
    rdd: 'RDDs run Python for every row, without the optimiser. DataFrames say the same with columns and run inside the engine.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else for (const node of rddUses(document)) yield { message: 'rdd', at: document.range(node) };
  },
});
