import { isOff } from '../../../languages/dag/empty.ts';
import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let tasks be tried again',
  expects: 'Tasks are tried again when they fail',
  reads: 'dag',
  kind: 'requires',
  level: 'should',
  criterion: 'dag.retries_set',
  messages: {
    found: 'Tasks are tried again before somebody is called.',
    missing:
      'A task that fails here fails for good, though most failures of a network or a database are over in minutes. Set `retries`, and a `retry_delay` between them, in `default_args` or on the tasks.',
  },
  *run(document) {
    const [dag] = document.dags;
    if (!dag) {
      yield notApplicable;
      return;
    }
    const { entries, complete } = settings(document, ['retries']);
    const set = entries.find(({ value }) => !isOff(document.python.value(value)));
    if (set) yield { message: 'found', at: document.python.range(set.at) };
    else if (!complete) yield unknown;
    else yield { message: 'missing', at: document.python.range(entries[0]?.at ?? dag.at) };
  },
});
