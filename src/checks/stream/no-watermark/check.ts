import { firstCall, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { stream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a watermark',
  expects: 'The stream has a watermark',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'stream.watermark',
  messages: {
    found: 'A watermark says how late data may come, so old state can be let go.',
    missing:
      'No watermark is set, so late data has no rule, and what is aggregated by window is kept for ever. Add `.withWatermark("event_time", "10 minutes")`.',
  },
  *run(document) {
    const place = usesSpark(document) ? stream(document) : undefined;
    const at = place ? firstCall(document, 'withWatermark')?.nameNode : undefined;
    if (!place) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(place) };
  },
});
