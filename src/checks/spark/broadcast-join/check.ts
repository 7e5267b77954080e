import { importPlace } from '../../../languages/python/libraries/place.ts';
import { broadcasts, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Broadcast the small side of a join',
  expects: 'The small side of a join is broadcast',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'spark.broadcast_join',
  messages: {
    found: 'The small side is broadcast, so the large one is not shuffled.',
    missing:
      'No join broadcasts its small side here. `F.broadcast(small)` sends it to every executor, and the large side stays where it is.',
  },
  *run(document) {
    const at = usesSpark(document) ? broadcasts(document) : undefined;
    if (!usesSpark(document)) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: importPlace(document, 'pyspark', 'awsglue') };
  },
});
