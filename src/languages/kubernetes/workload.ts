import type { Range } from '../../review/range.ts';
import { asMap, asScalar, at, itemsOf, type YamlMap, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import type { KubernetesObject } from './objects.ts';

/** `sidecar`: an init container with `restartPolicy: Always`, which runs as long as the pod does. */
type Role = 'main' | 'init' | 'sidecar';

export type Container = {
  readonly role: Role;
  /** What to call it: its name, or else its image. */
  readonly name: string;
  /** Where to point: its name, or else its first key. */
  readonly at: Range;
  readonly node: YamlMap;
  readonly image: YamlScalar | undefined;
  readonly env: readonly Variable[];
};

/** An entry of `env` with a value that is written here; `place` is that value. */
type Variable = { readonly name: string; readonly place: YamlScalar };

/** An object that runs pods. */
export type Workload = KubernetesObject & {
  readonly spec: YamlMap | undefined;
  /** Of a Job its `spec`, of a CronJob that of the Jobs that it makes. */
  readonly jobSpec: YamlMap | undefined;
  readonly podSpec: YamlMap | undefined;
  readonly containers: readonly Container[];
  /** No container names an image: a patch that is laid over another file, so what is missing may stand there. */
  readonly isPartial: boolean;
};

/** The API groups of the kinds that run pods; another group's `Job` is built otherwise. */
const workloadKinds: Readonly<Record<string, RegExp>> = {
  Pod: /^$/,
  ReplicationController: /^$/,
  Deployment: /^(apps|extensions)$/,
  StatefulSet: /^apps$/,
  DaemonSet: /^(apps|extensions)$/,
  ReplicaSet: /^(apps|extensions)$/,
  Job: /^batch$/,
  CronJob: /^batch$/,
  Rollout: /^argoproj\.io$/,
};

/** Containers and variables that are looked at; a few aliases within aliases could otherwise ask for millions. */
const workLimit = 50_000;

/** The workloads among these objects; `tooMuch` where aliases make more of them than anybody writes. */
export function workloadsOf(objects: readonly KubernetesObject[]): {
  readonly workloads: readonly Workload[];
  readonly tooMuch: boolean;
} {
  const workloads: Workload[] = [];
  let left = workLimit;
  for (const object of objects) {
    if (!Object.hasOwn(workloadKinds, object.kind) || !workloadKinds[object.kind]?.test(object.group)) continue;
    const spec = asMap(object.node.get('spec'));
    const jobSpec = object.kind === 'CronJob' ? asMap(at(spec, 'jobTemplate', 'spec')) : spec;
    const podSpec = object.kind === 'Pod' ? spec : asMap(at(jobSpec, 'template', 'spec'));
    left -= sizeOf(podSpec);
    if (left < 0) break;
    const containers = containersOf(podSpec);
    const isPartial = containers.every(({ image }) => image === undefined);
    workloads.push({ ...object, spec, jobSpec, podSpec, containers, isPartial });
  }
  return { workloads, tooMuch: left < 0 };
}

const listsOf = (podSpec: YamlMap | undefined): readonly YamlNode[] =>
  ['initContainers', 'containers'].flatMap((key) => podSpec?.get(key) ?? []);

function sizeOf(podSpec: YamlMap | undefined): number {
  let size = 0;
  for (const list of listsOf(podSpec)) {
    for (const item of itemsOf(list)) {
      size += 1 + itemsOf(at(item, 'env')).length;
      if (size > workLimit) return size;
    }
  }
  return size;
}

const containersOf = (podSpec: YamlMap | undefined): readonly Container[] =>
  listsOf(podSpec).flatMap((list) =>
    itemsOf(list).flatMap((node) => {
      if (node.kind !== 'map') return [];
      const [name, image] = ['name', 'image']
        .map((key) => asScalar(node.get(key)))
        .map((one) => (one?.text ? one : undefined));
      const place = name ?? node.entries[0]?.key ?? node;
      const role = roleOf(node, list === podSpec?.get('containers'));
      return [{ role, name: (name ?? image)?.text ?? 'container', at: place.range, node, image, env: envOf(node) }];
    }),
  );

function roleOf(node: YamlMap, isMain: boolean): Role {
  if (isMain) return 'main';
  return asScalar(node.get('restartPolicy'))?.text === 'Always' ? 'sidecar' : 'init';
}

const envOf = (container: YamlMap): readonly Variable[] =>
  itemsOf(container.get('env')).flatMap((entry) => {
    const name = asScalar(at(entry, 'name'))?.text;
    const place = asScalar(at(entry, 'value'));
    return name !== undefined && place ? [{ name, place }] : [];
  });
