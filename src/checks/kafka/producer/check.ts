import { producers, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { importPlace } from '../../../languages/python/libraries/place.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make a Kafka producer',
  expects: 'A Kafka producer is made',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'kafka.producer',
  messages: {
    found: 'A Kafka producer is made here.',
    missing:
      'This file uses a Kafka library and makes no producer. `KafkaProducer(...)` or `Producer({...})` is where messages leave.',
  },
  *run(document) {
    const [first] = usesKafka(document) ? producers(document) : [];
    if (!usesKafka(document)) yield notApplicable;
    else if (first) yield { message: 'found', at: document.range(first.call.nameNode) };
    else yield { message: 'missing', at: importPlace(document, 'kafka', 'confluent_kafka', 'aiokafka', 'faust') };
  },
});
