import { type Answer, answers } from './answers.ts';
import type { Kubernetes } from './language.ts';
import { says } from './objects.ts';
import type { Workload } from './workload.ts';

/**
 * Whether every Deployment, StatefulSet, DaemonSet and Rollout has a container with this probe; an init container ends,
 * and has none.
 */
export const probed = (
  { workloads }: Kubernetes,
  probe: 'livenessProbe' | 'readinessProbe',
): readonly Answer<'missing'>[] =>
  answers(
    workloads.filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet|Rollout)$/.test(kind)),
    (workload) => probeOf(workload, probe),
  );

function probeOf({ name, at, containers }: Workload, probe: string): Answer<'missing'> {
  const running = containers.filter(({ role }) => role !== 'init');
  const found = running.flatMap(({ node }) => node.entry(probe) ?? []).find(({ value }) => says(value));
  if (found) return { state: 'found', at: found.key.range, name };
  // In the container that the pod is for, which most people write first.
  return { state: 'missing', at: containers.find(({ role }) => role === 'main')?.at ?? at, name };
}
