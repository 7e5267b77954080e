import { udfs, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use built-in functions',
  expects: 'No Python UDF is used',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'spark.uses_udf',
  messages: {
    udf: 'A Python UDF sends every row to a Python process and back, and the optimiser cannot look into it. Look for a function in `pyspark.sql.functions` first.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else for (const node of udfs(document)) yield { message: 'udf', at: document.range(node) };
  },
});
