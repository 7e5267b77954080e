import { deliveryChecks, producers, sends, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make sure that messages arrive',
  expects: 'Delivery is checked',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'kafka.error_callback_or_flush',
  messages: {
    found: 'Delivery is checked, so a lost message is noticed.',
    missing:
      '`send` only puts the message into a buffer: what is still there when the program ends, or fails later, is lost silently. Call `flush()`, and handle delivery errors.',
  },
  *run(document) {
    const [made] = usesKafka(document) ? producers(document) : [];
    const at = made ? deliveryChecks(document) : undefined;
    if (!made) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(sends(document)[0]?.nameNode ?? made.call.nameNode) };
  },
});
