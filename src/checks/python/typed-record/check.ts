import { isRecord } from '../../../languages/python/record.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the record a type',
  expects: 'The record has a type of its own',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: '`{name}` names the fields of a record and their types, so a type checker sees every use of it.',
    missing:
      'No class here describes a record. A `TypedDict`, a dataclass, a `NamedTuple` or a `Protocol` names its fields and their types.',
  },
  *run(document) {
    for (const definition of document.classes) {
      if (!isRecord(definition)) continue;
      yield { message: 'found', at: document.range(definition.nameNode), values: { name: definition.name } };
      return;
    }
  },
});
