import { isOff } from '../../../languages/dag/empty.ts';
import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait longer before each further try',
  expects: 'The wait between retries grows',
  reads: 'dag',
  kind: 'requires',
  level: 'note',
  messages: {
    found: 'Each further try waits longer, so a service that has fallen over is not kept down.',
    missing:
      'Every try comes after the same wait. With `retry_exponential_backoff=True` each waits twice as long as the one before, and a service that has fallen over gets time to come back.',
  },
  *run(document) {
    const backoff = settings(document, ['retry_exponential_backoff']);
    const set = backoff.entries.find(({ value }) => !isOff(document.python.value(value)));
    const retries = settings(document, ['retries']).entries.filter(({ value }) => !isOff(document.python.value(value)));
    const [first] = [...backoff.entries, ...settings(document, ['retry_delay']).entries, ...retries];
    if (set) yield { message: 'found', at: document.python.range(set.at) };
    else if (!backoff.complete) yield unknown;
    else if (!first || retries.length === 0) yield notApplicable;
    else yield { message: 'missing', at: document.python.range(first.at) };
  },
});
