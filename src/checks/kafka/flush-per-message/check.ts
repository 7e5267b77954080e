import { flushesPerMessage, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Flush once, after the loop',
  expects: 'No flush follows every message',
  reads: 'python',
  kind: 'forbids',
  level: 'note',
  messages: {
    each: 'A flush after every message waits for the broker each time, so batching is gone. Flush once after the loop, or every few thousand messages.',
  },
  *run(document) {
    if (!usesKafka(document)) yield notApplicable;
    else
      for (const { nameNode } of flushesPerMessage(document)) yield { message: 'each', at: document.range(nameNode) };
  },
});
