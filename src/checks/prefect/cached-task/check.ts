import { options, placeOf, steps, usesPrefect } from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Cache what is expensive',
  expects: 'A result is cached',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'prefect.task_caching',
  messages: {
    found: 'A result is cached, so a second run does not repeat the work.',
    missing:
      'No result is cached here. `cache_policy=INPUTS` (or `cache_key_fn`) lets a repeated run skip what is done.',
  },
  *run(document) {
    const [first] = usesPrefect(document) ? steps(document) : [];
    const cache = first && options(document, 'cache_key_fn', 'cache_policy')[0];
    if (!first) yield notApplicable;
    else if (cache) yield { message: 'found', at: document.range(cache.at) };
    else yield { message: 'missing', at: document.range(placeOf(first)) };
  },
});
