import { entriesNamed } from '../../../languages/gitlab/language.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a time limit for jobs',
  expects: 'A job has a time limit',
  reads: 'gitlab',
  kind: 'requires',
  level: 'note',

  messages: {
    found: 'A time limit stops a job that hangs.',
    missing:
      'No job has a `timeout:`, so one that hangs holds a runner for as long as the project allows, an hour unless changed. Set it to a few times of what the job usually takes.',
  },
  *run(document) {
    const found = entriesNamed(document, 'timeout')[0];
    if (found) yield { message: 'found', at: found.key.range };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});
