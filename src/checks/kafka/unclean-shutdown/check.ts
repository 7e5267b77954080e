import { consumerCalls, consumers, isClosedAlways, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Close the consumer whatever happens',
  expects: 'The consumer is closed on every way out',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'The consumer is closed on every way out.',
    missing:
      'An error or a signal skips `close()` here, and the group waits for the time-out. Put it into a `finally`, or use `with`.',
  },
  *run(document) {
    const [made] = usesKafka(document) ? consumers(document) : [];
    const [close] = made ? consumerCalls(document, 'close', 'stop') : [];
    if (!made) yield notApplicable;
    else
      yield {
        message: isClosedAlways(document) ? 'found' : 'missing',
        at: document.range(close?.nameNode ?? made.call.nameNode),
      };
  },
});
