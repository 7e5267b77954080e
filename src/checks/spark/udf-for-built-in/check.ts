import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { needlessUdfs } from '../../../languages/python/libraries/udf.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use the built-in function instead of this UDF',
  expects: 'No UDF repeats a built-in function',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    builtin:
      'This UDF does `{does}`, which Spark has as `F.{instead}`. The built-in one runs inside the engine and handles nulls.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { at, does, instead } of needlessUdfs(document))
        yield { message: 'builtin', at: document.range(at), values: { does, instead } };
  },
});
