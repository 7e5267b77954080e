import { said } from '../../../languages/kubernetes/answers.ts';
import { jobsSay } from '../../../languages/kubernetes/jobs.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say how often a job is tried again',
  expects: 'Every Job says how often it is tried again',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'note',
  criterion: 'k8s.backoff_limit',
  messages: {
    found: 'It is said how often a failed run is tried again.',
    missing:
      '`{name}` is tried again six times by default, and a load that is not safe to repeat writes its rows each time. Set `backoffLimit` to what it can bear.',
    misplaced:
      'Kubernetes does not read `backoffLimit` here, so a failed run is tried again six times. Move it to the `spec` of the Job, beside `template`.',
  },
  run: (document) => said(jobsSay(document, 'backoffLimit')),
});
