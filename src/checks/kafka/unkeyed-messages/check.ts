import { hasKey, producers, sends, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give messages a key',
  expects: 'Messages have a key',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'kafka.keyed_messages',
  messages: {
    found: 'Messages carry a key, so what belongs together stays in order.',
    missing:
      'No message has a key here, so events of one order go to different partitions and can overtake each other. Pass `key=`.',
  },
  *run(document) {
    const sent = usesKafka(document) && producers(document).length > 0 ? sends(document) : [];
    const [first] = sent;
    const keyed = sent.find((send) => hasKey(send, document));
    if (!first) yield notApplicable;
    else if (keyed) yield { message: 'found', at: document.range(keyed.nameNode) };
    else if (sent.some((send) => hasKey(send, document) === undefined)) yield unknown;
    else yield { message: 'missing', at: document.range(first.nameNode) };
  },
});
