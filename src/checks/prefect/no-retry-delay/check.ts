import {
  hasUnknownOptions,
  options,
  placeOf,
  steps,
  usesPrefect,
} from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait between retries',
  expects: 'There is a pause between retries',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'prefect.retry_delay_set',
  saidBy: ['prefect/no-retries'],
  messages: {
    found: 'There is a pause between retries, so the source can recover.',
    missing:
      'There is no pause between retries, so all of them fall into the same outage. Pass `retry_delay_seconds=60`, or a list that grows.',
  },
  *run(document) {
    const [first] = usesPrefect(document) ? steps(document) : [];
    const delay = first && options(document, 'retry_delay_seconds', 'retry_delay')[0];
    if (!first) yield notApplicable;
    else if (delay) yield { message: 'found', at: document.range(delay.at) };
    else if (hasUnknownOptions(document)) yield unknown;
    else yield { message: 'missing', at: document.range(placeOf(first)) };
  },
});
