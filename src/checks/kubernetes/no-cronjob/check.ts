import { kindSaid } from '../../../languages/kubernetes/objects.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the work on a schedule with a CronJob',
  expects: 'A CronJob runs the work on a schedule',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'praise',
  criterion: 'k8s.kind_cronjob',
  messages: {
    found: 'A CronJob starts the work on its schedule, wherever in the cluster there is room.',
    missing:
      'There is no CronJob here, so nothing starts the work by itself. Write it as `kind: CronJob` with a `schedule`.',
  },
  run: (document) => kindSaid(document, 'CronJob', /^batch$/),
});
