import { kindSaid } from '../../../languages/kubernetes/objects.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the service as a Deployment',
  expects: 'A Deployment runs the service',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'praise',
  criterion: 'k8s.kind_deployment',
  messages: {
    found: 'A Deployment keeps the pods running, and rolls a new version out one by one.',
    missing:
      'There is no Deployment here, and a service needs one: it starts pods again, and rolls a new version out without a gap. Write it as `kind: Deployment`.',
  },
  run: (document) => kindSaid(document, 'Deployment', /^(apps|extensions)$/),
});
