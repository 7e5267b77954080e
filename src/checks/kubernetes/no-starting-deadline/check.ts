import { said } from '../../../languages/kubernetes/answers.ts';
import { cronJobsSay } from '../../../languages/kubernetes/jobs.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say how late a run may start',
  expects: 'Every CronJob says how late a run may start',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'note',
  criterion: 'k8s.starting_deadline',
  messages: {
    found: 'A run that could not start in time is given up, so nobody is surprised by it later.',
    missing:
      '`{name}` does not say how late a run may start, so after an outage the load of the night can begin in the middle of the day. Set `startingDeadlineSeconds`.',
    misplaced:
      'Kubernetes does not read `startingDeadlineSeconds` here, so a late run has no deadline. Move it to the `spec` of the CronJob, beside `schedule`.',
  },
  run: (document) => said(cronJobsSay(document, 'startingDeadlineSeconds')),
});
