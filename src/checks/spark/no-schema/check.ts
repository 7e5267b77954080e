import { isUntyped, reads, statedSchema, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State the schema of what you read',
  expects: 'The schema is stated',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'spark.explicit_schema',
  messages: {
    found: 'The schema is stated, so a file that does not fit is noticed.',
    missing:
      'Spark is not told the schema of this data, so it reads everything as text or guesses. Pass `.schema(...)`: it is quicker, and a changed file is noticed.',
  },
  *run(document) {
    const found = usesSpark(document) ? reads(document) : [];
    const stated = usesSpark(document) ? statedSchema(document) : undefined;
    const untyped = found.find(({ format }) => format !== undefined && isUntyped(format));
    if (stated) yield { message: 'found', at: document.range(stated) };
    else if (untyped) yield { message: 'missing', at: document.range(untyped.call.nameNode) };
    else yield found.some(({ format }) => format === undefined) ? unknown : notApplicable;
  },
});
