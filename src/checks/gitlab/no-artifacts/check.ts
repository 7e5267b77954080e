import { entriesNamed } from '../../../languages/gitlab/language.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep what a job produced',
  expects: 'A job keeps artifacts',
  reads: 'gitlab',
  kind: 'requires',
  level: 'praise',
  criterion: 'gitlab.artifacts',
  messages: {
    found: 'A job keeps what it produced.',
    missing:
      'No job has `artifacts:`, so what it built or measured is gone when it ends. Keep the package or the test report.',
  },
  *run(document) {
    const found = entriesNamed(document, 'artifacts')[0];
    if (found) yield { message: 'found', at: found.key.range };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});
