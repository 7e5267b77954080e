import { agents, consumers, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { importPlace } from '../../../languages/python/libraries/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make a Kafka consumer',
  expects: 'A Kafka consumer is made',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'kafka.consumer',
  messages: {
    found: 'A Kafka consumer is made here.',
    missing:
      'This file uses a Kafka library and makes no consumer. `KafkaConsumer(...)` or `Consumer({...})` is where messages come in.',
  },
  *run(document) {
    const at = usesKafka(document) ? (consumers(document)[0]?.call.nameNode ?? agents(document)[0]) : undefined;
    if (!usesKafka(document)) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else yield { message: 'missing', at: importPlace(document, 'kafka', 'confluent_kafka', 'aiokafka', 'faust') };
  },
});
