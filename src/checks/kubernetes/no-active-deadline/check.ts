import { jobsSay } from '../../../languages/kubernetes/jobs.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

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
  *run(document) {
    const answers = jobsSay(document, 'activeDeadlineSeconds');
    if (answers.length === 0) yield notApplicable;
    for (const { state, at, name } of answers)
      yield state === 'unclear' ? unknown : { message: state, at, values: { name } };
  },
});
