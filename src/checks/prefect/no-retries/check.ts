import {
  hasUnknownOptions,
  options,
  placeOf,
  steps,
  usesPrefect,
} from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Retry what can fail',
  expects: 'Retries are set',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  criterion: 'prefect.retries_set',
  messages: {
    found: 'Retries are set, so a passing failure repairs itself.',
    missing:
      'Nothing is retried here, so one time-out of a source fails the night. Pass `retries=3` and a `retry_delay_seconds` to the tasks that talk to the outside.',
  },
  *run(document) {
    const [first] = usesPrefect(document) ? steps(document) : [];
    if (!first) {
      yield notApplicable;
      return;
    }
    const entries = options(document, 'retries', 'max_retries').map((entry) => ({
      entry,
      value: document.value(entry.value),
    }));
    const set = entries.find(({ value }) => value.kind === 'number' && value.number > 0);
    const unclear = entries.some(({ value }) => value.kind !== 'number' && value.kind !== 'none');
    if (set) yield { message: 'found', at: document.range(set.entry.at) };
    else if (unclear || hasUnknownOptions(document)) yield unknown;
    else yield { message: 'missing', at: document.range(placeOf(first)) };
  },
});
