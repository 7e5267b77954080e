import { isOff } from '../../../languages/dag/empty.ts';
import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait between retries',
  expects: 'Retries wait for each other',
  reads: 'dag',
  kind: 'requires',
  level: 'should',
  criterion: 'dag.retry_delay_set',
  saidBy: ['dag/no-retries'],
  messages: {
    found: 'The next try waits, so what failed has time to recover.',
    missing:
      'Nothing says how long to wait before the next try. Set `retry_delay`, and let it grow with `retry_exponential_backoff=True`.',
  },
  *run(document) {
    const [dag] = document.dags;
    if (!dag) {
      yield notApplicable;
      return;
    }
    const { entries, complete } = settings(document, ['retry_delay', 'retry_exponential_backoff']);
    const set = entries.find(({ value }) => !isOff(document.python.value(value)));
    if (set) yield { message: 'found', at: document.python.range(set.at) };
    else if (!complete) yield unknown;
    else yield { message: 'missing', at: document.python.range(entries[0]?.at ?? dag.at) };
  },
});
