import { autoAcks, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Acknowledge when the work is done',
  expects: 'No message is acknowledged on delivery',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'rmq.auto_ack',
  messages: {
    auto: 'The broker forgets a message as soon as it is sent, so a worker that dies takes all it had along. Leave `auto_ack` out, and call `basic_ack` after the work.',
  },
  *run(document) {
    if (!usesRabbit(document)) yield notApplicable;
    else for (const node of autoAcks(document)) yield { message: 'auto', at: document.range(node) };
  },
});
