import type { KafkaClient } from '../../../languages/python/libraries/kafka.ts';
import { consumers, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { isEmpty } from '../../../languages/python/libraries/literal.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the consumer group',
  expects: 'The consumer group is named',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'kafka.group_id',
  messages: {
    found: 'The consumer belongs to a named group, so instances share the work and remember their place.',
    missing:
      'This consumer has no group, so a restart forgets how far it came and a second instance reads everything again. Set `group_id`.',
  },
  *run(document) {
    const made = usesKafka(document) ? consumers(document) : [];
    const [first] = made;
    if (!first) {
      yield notApplicable;
      return;
    }
    const group = ({ settings }: KafkaClient) => settings.get('group_id');
    const without = made.find((client) => {
      const entry = group(client);
      return entry ? isEmpty(entry.value, document) : client.complete;
    });
    const named = made.find(group);
    if (without) yield { message: 'missing', at: document.range(without.call.nameNode) };
    else if (named) yield { message: 'found', at: document.range(named.call.nameNode) };
    else yield unknown;
  },
});
