import {
  deliveryMode,
  hasUnknownProperties,
  publishes,
  usesRabbit,
} from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make messages persistent',
  expects: 'Messages are persistent',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'rmq.persistent_messages',
  messages: {
    found: 'Messages are persistent, so they survive a restart of the broker.',
    missing:
      'These messages live in memory only, so a restart of the broker loses them even in a durable queue. Pass `properties=pika.BasicProperties(delivery_mode=2)`.',
  },
  *run(document) {
    const sent = usesRabbit(document) ? publishes(document) : [];
    const [first] = sent;
    const mode = first && deliveryMode(document);
    if (!first) yield notApplicable;
    else if (mode) yield { message: 'found', at: document.range(mode) };
    else if (sent.some((publish) => hasUnknownProperties(publish, document))) yield unknown;
    else yield { message: 'missing', at: document.range(first.nameNode) };
  },
});
