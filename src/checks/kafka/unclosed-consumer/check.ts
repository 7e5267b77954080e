import { consumers, isConsumerClosed, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Close the consumer',
  expects: 'The consumer is closed',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'kafka.closes_consumer',
  messages: {
    found: 'The consumer is closed, so the group knows at once that it left.',
    missing:
      'Nothing closes this consumer, so the group waits for its time-out before another one takes its partitions. Call `close()` in a `finally`.',
  },
  *run(document) {
    const [made] = usesKafka(document) ? consumers(document) : [];
    if (!made) yield notApplicable;
    else yield { message: isConsumerClosed(document) ? 'found' : 'missing', at: document.range(made.call.nameNode) };
  },
});
