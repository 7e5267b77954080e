import { said } from '../../../languages/kubernetes/answers.ts';
import { probed } from '../../../languages/kubernetes/probes.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let Kubernetes notice that a program hangs',
  expects: 'Every workload that keeps running has a liveness probe',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'should',
  criterion: 'k8s.liveness_probe',
  messages: {
    found: 'Kubernetes notices when the program hangs, and starts it again.',
    missing:
      'Kubernetes sees when `{name}` ends, not when it hangs, so a stuck one stays until someone looks. Add a `livenessProbe` that asks the program itself.',
  },
  run: (document) => said(probed(document, 'livenessProbe')),
});
