import { says } from '../../../languages/kubernetes/objects.ts';
import type { Container } from '../../../languages/kubernetes/workload.ts';
import { asMap, at, textOf } from '../../../languages/yaml/node.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

type Lacking = 'missing' | 'requests' | 'limits';

function lacking({ node }: Container): Lacking | undefined {
  const [requests, limits] = ['requests', 'limits'].map((key) => says(at(node, 'resources', key)));
  if (requests) return limits ? undefined : 'limits';
  return limits ? 'requests' : 'missing';
}

export const check = defineCheck({
  title: 'Say what a container needs and may use',
  expects: 'Every container has requests and limits',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'should',
  criterion: 'k8s.resources_requests_limits',
  messages: {
    found: 'Every container says what it needs and may use, so one cannot starve the others.',
    missing:
      '`{name}` says neither what it needs nor what it may use, so one big load can take the memory of all others on the node. Set `requests` and `limits` under `resources`.',
    requests:
      '`{name}` has limits and no `requests`, so Kubernetes sets aside all of the limit for it. Say what it needs on a usual day.',
    limits:
      '`{name}` has no `limits`, so one big load can take the memory of all others on the node. Set a limit at least for `memory`.',
  },
  *run({ workloads, containers }) {
    const main = containers.filter(({ role }) => role === 'main');
    if (main.length === 0) yield notApplicable;
    // Since Kubernetes 1.34 a pod can have them as a whole.
    const ofPods = new Set(workloads.flatMap(({ podSpec, containers: own }) => (podSpec?.has('resources') ? own : [])));
    for (const container of main) {
      const lacks = lacking(container);
      if (!lacks) continue;
      const given = container.node.entry('resources');
      const isOpen = !container.image || ofPods.has(container) || textOf(given?.value) !== undefined;
      const place = asMap(given?.value) && lacks !== 'missing' ? given?.key.range : container.at;
      if (isOpen) yield unknown;
      else yield { message: lacks, at: place ?? container.at, values: { name: container.name } };
    }
    const [first] = main.every((container) => !lacking(container)) ? main : [];
    if (first) yield { message: 'found', at: first.node.entry('resources')?.key.range ?? first.at };
  },
});
