import { producers, sends, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Serialise what you send',
  expects: 'Messages are serialised',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'Messages are turned into bytes in one stated way.',
    missing:
      'A text or dictionary is sent as it is, and the producer takes bytes only. Set `value_serializer=`, or encode the value.',
  },
  *run(document) {
    const made = usesKafka(document) ? producers(document) : [];
    const [first] = made;
    if (!first) {
      yield notApplicable;
      return;
    }
    const stated = made.flatMap(
      ({ settings }) => settings.get('value_serializer') ?? settings.get('serializer') ?? [],
    )[0];
    const serialising = made.find(({ call }) => /^(?:Serializing|Avro)Producer$/.test(call.method ?? ''))?.call
      .nameNode;
    const values = sends(document).flatMap((send) => send.argument('value', 1) ?? []);
    const encoded = values.find((value) =>
      /encode\(|dumps\(|serializ|to_bytes|SerializeToString|^b['"]/i.test(document.textOf(value).slice(0, 500)),
    );
    const at = stated?.at ?? serialising ?? encoded;
    const raw = values.find((value) => {
      const { kind, node } = document.value(value);
      return kind === 'dict' || (kind === 'string' && !/^[a-z]*b/i.test(document.textOf(node).slice(0, 3)));
    });
    const isBytesOnly = !document.importsModule('confluent_kafka');
    if (at) yield { message: 'found', at: document.range(at) };
    else if (raw && isBytesOnly) yield { message: 'missing', at: document.range(raw) };
    else yield unknown;
  },
});
