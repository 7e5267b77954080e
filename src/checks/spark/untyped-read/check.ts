import { inferred, isUntyped, reads, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { contains } from '../../../languages/python/tree.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every read its schema',
  expects: 'Every read of text files has its schema',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    untyped:
      'This read has no schema, so every column is text, and a file whose columns moved is read all the same. Pass `.schema(...)`.',
  },
  *run(document) {
    const found = usesSpark(document) ? reads(document) : [];
    if (found.length === 0) yield notApplicable;
    // What is inferred has a check of its own.
    const guessing = found.length > 0 ? inferred(document) : [];
    for (const { call, format, schema } of found) {
      if (schema || (format !== undefined && !isUntyped(format))) continue;
      if (guessing.some((option) => contains(call.node, option))) continue;
      if (format === undefined || !call.complete) yield unknown;
      else yield { message: 'untyped', at: document.range(call.nameNode) };
    }
  },
});
