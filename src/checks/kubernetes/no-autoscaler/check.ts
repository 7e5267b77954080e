import { kindSaid } from '../../../languages/kubernetes/objects.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Scale with a HorizontalPodAutoscaler',
  expects: 'A HorizontalPodAutoscaler sets the number of pods',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'praise',
  criterion: 'k8s.hpa',
  messages: {
    found: 'A HorizontalPodAutoscaler adds pods under load and takes them away after it.',
    missing:
      'There is no HorizontalPodAutoscaler here, so the number of pods stays as written whatever the load. Add one that names the Deployment.',
  },
  run: (document) => kindSaid(document, 'HorizontalPodAutoscaler', /^autoscaling$/),
});
