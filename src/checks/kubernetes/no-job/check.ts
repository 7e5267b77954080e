import { kindSaid } from '../../../languages/kubernetes/objects.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the work as a Job',
  expects: 'A Job does the work',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'praise',
  criterion: 'k8s.kind_job',
  messages: {
    found: 'A Job runs the work to its end, and starts it again when the node is lost.',
    missing:
      'There is no Job here, and work that ends needs one: a bare Pod is not started again when its node is lost. Write it as `kind: Job`.',
  },
  run: (document) => kindSaid(document, 'Job', /^batch$/),
});
