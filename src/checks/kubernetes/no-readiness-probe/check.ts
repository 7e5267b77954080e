import { said } from '../../../languages/kubernetes/answers.ts';
import { probed } from '../../../languages/kubernetes/probes.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say when a pod is ready for work',
  expects: 'Every workload that keeps running has a readiness probe',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'should',
  criterion: 'k8s.readiness_probe',
  messages: {
    found: 'Kubernetes knows when the program is ready, so a roll-out waits for it.',
    missing:
      'Kubernetes takes `{name}` for ready as soon as it starts, so a roll-out stops the old pods before the new ones can answer. Add a `readinessProbe` that asks what is needed for work.',
  },
  run: (document) => said(probed(document, 'readinessProbe')),
});
