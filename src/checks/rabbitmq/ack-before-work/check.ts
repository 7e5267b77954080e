import { earlyAcks, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Acknowledge after the work',
  expects: 'No message is acknowledged before the work is done',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    early:
      'The message is acknowledged before anything was done with it, so a crash in between loses it. Move `basic_ack` behind the work.',
  },
  *run(document) {
    if (!usesRabbit(document)) yield notApplicable;
    else for (const { nameNode } of earlyAcks(document)) yield { message: 'early', at: document.range(nameNode) };
  },
});
