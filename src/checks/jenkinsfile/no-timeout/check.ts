import { nameRange } from '../../../languages/jenkinsfile/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a time limit for the pipeline',
  expects: 'The pipeline has a time limit',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'A time limit stops a run that hangs.',
    missing:
      "There is no `timeout`, so a run that hangs holds its agent until somebody notices. Add `options { timeout(time: 15, unit: 'MINUTES') }`.",
  },
  *run(document) {
    const timeout = document.all.find(({ name }) => name === 'timeout');
    yield timeout
      ? { message: 'found', at: nameRange(document, timeout) }
      : { message: 'missing', at: document.startAt };
  },
});
