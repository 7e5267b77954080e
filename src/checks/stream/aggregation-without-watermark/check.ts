import { usesSpark } from '../../../languages/python/libraries/spark.ts';
import { unboundedAggregations } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a watermark before you aggregate',
  expects: 'No stream is aggregated without a watermark',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    unbounded:
      'This aggregation keeps the state of every key it ever saw, until memory is gone. Put `.withWatermark("event_time", "10 minutes")` in front of it.',
  },
  *run(document) {
    if (!usesSpark(document)) yield notApplicable;
    else
      for (const { nameNode } of unboundedAggregations(document))
        yield { message: 'unbounded', at: document.range(nameNode) };
  },
});
