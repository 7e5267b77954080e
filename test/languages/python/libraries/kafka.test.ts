import { describe, expect, test } from 'vitest';
import { parsePython } from '../../../../src/languages/python/language.ts';
import {
  consumers,
  fixedServers,
  isAcknowledged,
  producers,
} from '../../../../src/languages/python/libraries/kafka.ts';

const read = (text: string) => parsePython('events.py', text);

/** Whether the only producer of a text waits for all acknowledgements. */
function acknowledged(text: string): boolean | undefined {
  const document = read(text);
  const [only] = producers(document);
  if (!only) throw new Error('no producer');
  return isAcknowledged(only, document);
}

describe('acknowledgements', () => {
  test.each([
    ['from kafka import KafkaProducer\nKafkaProducer(acks="all")', true],
    ['from kafka import KafkaProducer\nKafkaProducer(acks=-1)', true],
    ['from kafka import KafkaProducer\nKafkaProducer(acks=1)', false],
    ['from kafka import KafkaProducer\nKafkaProducer()', false],
    ['from kafka import KafkaProducer\ndef make(**more):\n    return KafkaProducer(**more)', undefined],
    ['from confluent_kafka import Producer\nconf = {"acks": "all"}\nProducer(conf)', true],
    ['from confluent_kafka import Producer\nProducer({"enable.idempotence": "true"})', true],
    ['from confluent_kafka import Producer\nProducer(**{"acks": 0})', false],
    ['from confluent_kafka import Producer\nimport settings\nProducer(settings.KAFKA)', undefined],
  ])('%j: %s', (text, expected) => expect(acknowledged(text)).toBe(expected));
});

test('a class of the same name that is not of a Kafka library makes no client', () => {
  const document = read('import kafka\nclass KafkaConsumer:\n    pass\nKafkaConsumer()\nkafka.KafkaConsumer("t")');
  expect(consumers(document).map(({ call }) => document.textOf(call.node))).toEqual(['kafka.KafkaConsumer("t")']);
});

test('servers are fixed when they are literals, also through a constant, and not as a fallback', () => {
  const document = read(
    'import os\nA = ["a:9092"]\nx(bootstrap_servers=A)\nx(bootstrap_servers=os.getenv("B", "b:9092"))\nc = {}\nc["bootstrap.servers"] = "c:9092"',
  );
  expect(fixedServers(document).map((node) => document.textOf(node))).toEqual(['A', '"c:9092"']);
});
