import { topics, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State the settings of the topic',
  expects: 'Every topic states its settings',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    defaults: 'The broker decides `{missing}` for this topic, and brokers differ. State it here.',
  },
  *run(document) {
    const found = usesKafka(document) ? topics(document) : [];
    if (found.length === 0) yield notApplicable;
    for (const { call, missing, complete } of found) {
      if (missing.length === 0) continue;
      if (complete)
        yield { message: 'defaults', at: document.range(call.nameNode), values: { missing: missing.join(', ') } };
      else yield unknown;
    }
  },
});
