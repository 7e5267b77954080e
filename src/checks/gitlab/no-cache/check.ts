import { entriesNamed } from '../../../languages/gitlab/language.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Cache the dependencies',
  expects: 'The pipeline caches between runs',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.uses_cache',
  messages: {
    found: 'The pipeline caches what it downloads, so that feedback comes sooner.',
    missing:
      'Without `cache:` every job downloads its dependencies again. Cache the folder of the package manager, keyed by the lock file.',
  },
  *run(document) {
    const found = entriesNamed(document, 'cache')[0];
    if (found) yield { message: 'found', at: found.key.range };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});
