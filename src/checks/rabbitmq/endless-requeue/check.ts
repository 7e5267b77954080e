import { endlessRequeues, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Reject broken messages for good',
  expects: 'No failed message is put back for ever',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    requeued:
      'A message that always fails is put back and delivered again at once, for ever. Pass `requeue=False`, and give the queue a dead-letter exchange.',
  },
  *run(document) {
    if (!usesRabbit(document)) yield notApplicable;
    else
      for (const { nameNode } of endlessRequeues(document)) yield { message: 'requeued', at: document.range(nameNode) };
  },
});
