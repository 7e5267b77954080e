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
      '`{name}` runs as root if its image does, so whoever breaks into the program is root in the container. Set `runAsNonRoot: true` in the `securityContext` of the pod.',
    root: '`{name}` asks to run as root, so whoever breaks into the program is root in the container. Set `runAsNonRoot: true`, and a `runAsUser` above 0 that may read what it needs.',
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
