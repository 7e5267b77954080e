import { neverAcked, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Acknowledge every message',
  expects: 'Every message is acknowledged',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    never:
      'Nothing here acknowledges a message, so all of them come back when this worker stops. Call `channel.basic_ack(method.delivery_tag)` after the work.',
  },
  *run(document) {
    if (!usesRabbit(document)) yield notApplicable;
    else for (const { nameNode } of neverAcked(document)) yield { message: 'never', at: document.range(nameNode) };
  },
});
