import { runsAs } from '../../../languages/kubernetes/user.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep containers from running as root',
  expects: 'No workload runs as root',
  reads: 'kubernetes',
  kind: 'forbids',
  level: 'should',
  criterion: 'k8s.security_context_nonroot',
  messages: {
    unsaid:
      '`{name}` runs as root wherever its image does, and a hole in the program is then root on the node more easily. Set `runAsNonRoot: true` in the `securityContext` of the pod.',
    root: '`{name}` asks to run as root, and a hole in the program is then root on the node more easily. Set `runAsNonRoot: true` and a `runAsUser` above 0 that may read what it needs.',
  },
  *run({ workloads }) {
    if (workloads.length === 0) yield notApplicable;
    for (const workload of workloads) {
      const as = runsAs(workload);
      if (as.user === 'unknown') yield unknown;
      else if (as.user !== 'other') yield { message: as.user, at: as.at, values: { name: as.container } };
    }
  },
});
