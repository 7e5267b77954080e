import { namedQueues, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Declare the queue as durable',
  expects: 'Every named queue is durable',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'rmq.durable_queue',
  messages: {
    transient:
      'This queue is gone after a restart of the broker, with every message in it. Pass `durable=True`, here and wherever it is declared.',
  },
  *run(document) {
    const queues = usesRabbit(document) ? namedQueues(document) : [];
    if (queues.length === 0) yield notApplicable;
    for (const { call, durable } of queues) {
      if (durable === false) yield { message: 'transient', at: document.range(call.nameNode) };
      if (durable === undefined) yield unknown;
    }
  },
});
