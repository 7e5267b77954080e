import { broadcasts, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { isSalted, setting } from '../../../languages/python/libraries/spark-frames.ts';
import { frameJoins } from '../../../languages/python/libraries/spark-joins.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Treat the skewed key',
  expects: 'The skewed key is treated',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'The skew is treated, so that one key does not hold up the whole join.',
    missing:
      'Nothing here treats a key that holds most of the rows, and one task does most of the join. Broadcast the small side, or salt the key.',
  },
  *run(document) {
    const [first] = usesSpark(document) ? frameJoins(document) : [];
    if (!first) {
      yield notApplicable;
      return;
    }
    const treated = broadcasts(document) ?? setting(document, 'spark.sql.adaptive.skewJoin.enabled')?.nameNode;
    if (treated) yield { message: 'found', at: document.range(treated) };
    else yield { message: isSalted(document) ? 'found' : 'missing', at: document.range(first.call.nameNode) };
  },
});
