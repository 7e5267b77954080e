import { isAcknowledged, producers, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait for all acknowledgements',
  expects: 'The producer waits for all acknowledgements',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'kafka.acks_all_or_idempotence',
  messages: {
    found: 'The producer waits until every replica has the message.',
    missing:
      'This producer does not say that it waits for all replicas, so a message can be lost with one broker. Set `acks="all"` (or `enable.idempotence`).',
  },
  *run(document) {
    const made = usesKafka(document) ? producers(document) : [];
    const judged = made.map((client) => ({ client, holds: isAcknowledged(client, document) }));
    const weak = judged.find(({ holds }) => holds === false);
    const [first] = judged;
    if (!first) yield notApplicable;
    else if (weak) yield { message: 'missing', at: document.range(weak.client.call.nameNode) };
    else if (judged.every(({ holds }) => holds))
      yield { message: 'found', at: document.range(first.client.call.nameNode) };
    else yield unknown;
  },
});
