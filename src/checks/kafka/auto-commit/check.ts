import type { PythonDocument } from '../../../languages/python/document.ts';
import { consumerCalls, consumers, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { switched } from '../../../languages/python/libraries/literal.ts';
import type { Entry } from '../../../languages/python/value.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const isUnclear = (entry: Entry | undefined, document: PythonDocument): boolean =>
  entry !== undefined && switched(entry.value, document) === undefined;

export const check = defineCheck({
  title: 'Commit after processing',
  expects: 'Offsets are committed by the program',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'kafka.manual_commit',
  messages: {
    found: 'Offsets are committed by the program, when the work is done.',
    missing:
      'Offsets are committed by a timer here, also for messages that were not processed yet: a crash loses them. Set `enable_auto_commit=False` and call `commit()` after the work.',
  },
  *run(document) {
    const made = usesKafka(document) ? consumers(document) : [];
    const [first] = made;
    if (!first) {
      yield notApplicable;
      return;
    }
    const commit = consumerCalls(document, 'commit', 'commit_async')[0];
    const settings = made.map(({ settings }) => settings.get('enable_auto_commit'));
    const off = settings.find((entry) => entry && switched(entry.value, document) === false);
    if (commit) yield { message: 'found', at: document.range(commit.nameNode) };
    else if (off) yield { message: 'found', at: document.range(off.at) };
    else if (
      settings.every((entry) => entry && switched(entry.value, document) === true) ||
      made.every(({ complete }, index) => complete && !isUnclear(settings[index], document))
    )
      yield { message: 'missing', at: document.range(first.call.nameNode) };
    else yield unknown;
  },
});
