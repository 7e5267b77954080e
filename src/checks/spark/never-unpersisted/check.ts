import { caches, firstCall, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Release what is persisted',
  expects: 'What is persisted is released',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    kept: 'Nothing releases this dataset, so it takes memory from every later step. Call `.unpersist()` when its last action is done.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else if (!firstCall(document, 'unpersist', 'clearCache', 'uncacheTable'))
      for (const { nameNode } of caches(document)) yield { message: 'kept', at: document.range(nameNode) };
  },
});
