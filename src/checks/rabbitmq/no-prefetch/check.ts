import { calls, subscriptions, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Limit what a worker takes at once',
  expects: 'The prefetch is limited',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'rmq.prefetch_set',
  messages: {
    found: 'A worker takes only as many messages at once as it can work on.',
    missing:
      'This worker takes the whole queue into its memory, and others find nothing to do. Call `channel.basic_qos(prefetch_count=...)` before you consume.',
  },
  *run(document) {
    const [first] = usesRabbit(document) ? subscriptions(document) : [];
    const limit = first && calls(document, 'basic_qos', 'set_qos')[0];
    if (!first) yield notApplicable;
    else if (limit) yield { message: 'found', at: document.range(limit.nameNode) };
    else yield { message: 'missing', at: document.range(first.nameNode) };
  },
});
