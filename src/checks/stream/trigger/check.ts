import { firstCall, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { writeStream } from '../../../languages/python/libraries/stream.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Choose the trigger',
  expects: 'The trigger is chosen',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'stream.trigger',
  messages: {
    found: 'The trigger says how often a batch runs.',
    missing:
      'No trigger is set, so batches run back to back: many small files, and a busy cluster. `.trigger(processingTime="1 minute")` sets the pace.',
  },
  *run(document) {
    const place = usesSpark(document) ? writeStream(document) : undefined;
    const at = place ? firstCall(document, 'trigger')?.nameNode : undefined;
    if (!place) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(place) };
  },
});
