import { said } from '../../../languages/kubernetes/answers.ts';
import { cronJobsSay } from '../../../languages/kubernetes/jobs.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say what happens when a run meets the one before',
  expects: 'Every CronJob says whether its runs may overlap',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'should',
  criterion: 'k8s.concurrency_policy',
  messages: {
    found: 'It is said what happens when a run meets the one before.',
    missing:
      '`{name}` starts its next run while the last one may still be at work, and both load the same rows. Set `concurrencyPolicy: Forbid`, or `Replace` where the newest run counts.',
    misplaced:
      'Kubernetes does not read `concurrencyPolicy` here, so runs may still overlap. Move it to the `spec` of the CronJob, beside `schedule`.',
  },
  run: (document) => said(cronJobsSay(document, 'concurrencyPolicy')),
});
