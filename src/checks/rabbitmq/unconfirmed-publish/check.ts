import { calls, isAsync, publishes, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Have publishes confirmed',
  expects: 'Publishes are confirmed',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'rmq.publisher_confirms',
  messages: {
    found: 'The broker confirms what it took, so a lost message is noticed.',
    missing:
      'Nobody learns whether the broker took this message. Call `channel.confirm_delivery()` first, and handle `UnroutableError` and `NackError`.',
  },
  *run(document) {
    const [first] = usesRabbit(document) ? publishes(document) : [];
    const confirm = first && calls(document, 'confirm_delivery')[0];
    if (!first || isAsync(document)) yield notApplicable;
    else if (confirm) yield { message: 'found', at: document.range(confirm.nameNode) };
    else yield { message: 'missing', at: document.range(first.nameNode) };
  },
});
