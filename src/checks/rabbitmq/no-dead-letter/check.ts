import { deadLetterExchange, namedQueues, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the queue a dead-letter exchange',
  expects: 'The queue has a dead-letter exchange',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'What is rejected goes to a dead-letter exchange and can be looked at.',
    missing:
      'What is rejected or expires here is thrown away. Declare the queue with `arguments={"x-dead-letter-exchange": ...}`.',
  },
  *run(document) {
    const [first] = usesRabbit(document) ? namedQueues(document) : [];
    const exchange = first && deadLetterExchange(document);
    const given = first?.call.argument('arguments', 5);
    if (!first) yield notApplicable;
    else if (exchange) yield { message: 'found', at: document.range(exchange) };
    else if (
      !first.call.complete ||
      (given && document.value(given).kind !== 'dict' && document.value(given).kind !== 'none')
    )
      yield unknown;
    else yield { message: 'missing', at: document.range(first.call.nameNode) };
  },
});
