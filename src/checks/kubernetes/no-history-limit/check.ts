import { said } from '../../../languages/kubernetes/answers.ts';
import { cronJobsSay } from '../../../languages/kubernetes/jobs.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say how many finished runs are kept',
  expects: 'Every CronJob says how many finished runs are kept',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'note',
  criterion: 'k8s.history_limits',
  messages: {
    found: 'It is said how many finished runs are kept to look at.',
    missing:
      'By default only one failed run of `{name}` is kept, so after two bad nights the log of the first is gone. Set `failedJobsHistoryLimit`, and `successfulJobsHistoryLimit`.',
    misplaced:
      'Kubernetes does not read a history limit here, so the defaults hold. Move it to the `spec` of the CronJob, beside `schedule`.',
  },
  run: (document) => said(cronJobsSay(document, 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit')),
});
