import { isOff } from '../../../languages/dag/empty.ts';
import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Tell somebody when it fails',
  expects: 'Somebody is told when a task fails or is late',
  reads: 'dag',
  kind: 'requires',
  level: 'should',
  criterion: 'dag.uses_sla_or_failure_callback',
  messages: {
    found: 'Somebody hears of it when this fails or is late.',
    missing:
      'When this fails at night, nobody is told. Set `on_failure_callback` in `default_args`, or a deadline on the DAG.',
  },
  *run(document) {
    const [dag] = document.dags;
    if (!dag) {
      yield notApplicable;
      return;
    }
    const { entries, complete } = settings(document, ['on_failure_callback', 'sla', 'sla_miss_callback', 'deadline'], {
      onDag: true,
    });
    const set = entries.find(({ value }) => !isOff(document.python.value(value)));
    if (set) yield { message: 'found', at: document.python.range(set.at) };
    else if (!complete) yield unknown;
    else yield { message: 'missing', at: document.python.range(entries[0]?.at ?? dag.at) };
  },
});
