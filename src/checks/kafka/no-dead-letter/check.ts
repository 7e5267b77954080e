import { consumers, deadLetter, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep poison messages in a dead-letter topic',
  expects: 'Poison messages are dead-lettered',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'What cannot be processed is kept, and the stream goes on.',
    missing:
      'A message that cannot be processed has nowhere to go: it stops the consumer again and again, or is lost. Send it to a dead-letter topic.',
  },
  *run(document) {
    const [made] = usesKafka(document) ? consumers(document) : [];
    const at = made ? deadLetter(document) : undefined;
    if (!made) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: document.range(made.call.nameNode) };
  },
});
