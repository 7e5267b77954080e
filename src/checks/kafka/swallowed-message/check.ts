import { droppedMessages, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep what cannot be processed',
  expects: 'No message is dropped silently',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    dropped:
      'A message that fails here disappears: no log line, no copy, and the offset moves on. Send it to a dead-letter topic, and go on.',
  },
  *run(document) {
    if (!usesKafka(document)) yield notApplicable;
    else for (const node of droppedMessages(document)) yield { message: 'dropped', at: document.firstLine(node) };
  },
});
