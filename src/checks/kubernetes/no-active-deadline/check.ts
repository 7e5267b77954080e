import { said } from '../../../languages/kubernetes/answers.ts';
import { jobsSay } from '../../../languages/kubernetes/jobs.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a time limit for jobs',
  expects: 'Every Job has a time limit',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'should',
  criterion: 'k8s.active_deadline',
  messages: {
    found: 'A time limit ends a run that hangs.',
    missing:
      '`{name}` has no time limit, so a run that waits for a lock goes on for days and never counts as failed. Set `activeDeadlineSeconds` to a few times of what it usually takes.',
    misplaced:
      'Kubernetes does not read `activeDeadlineSeconds` here, so a run that hangs is never ended. Move it to the `spec` of the Job, beside `template`.',
  },
  run: (document) => said(jobsSay(document, 'activeDeadlineSeconds')),
});
