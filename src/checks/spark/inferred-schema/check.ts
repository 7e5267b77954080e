import { inferred, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State the schema instead of inferring it',
  expects: 'No schema is inferred',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'spark.infer_schema',
  messages: {
    inferred:
      '`inferSchema` reads the data once more to guess the types, and guesses anew every day. Pass a schema with `.schema(...)`.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else for (const node of inferred(document)) yield { message: 'inferred', at: document.range(node) };
  },
});
