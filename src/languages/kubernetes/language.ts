import { compose } from '../compose/language.ts';
import type { Language } from '../document.ts';
import { gitlab } from '../gitlab/language.ts';
import { workflow } from '../workflow/language.ts';
import { readYaml, type YamlDocument } from '../yaml/read-yaml.ts';
import { type KubernetesObject, objectsOf } from './objects.ts';
import { type Container, type Workload, workloadsOf } from './workload.ts';

/** A file of Kubernetes manifests: what its documents, and the items of a `List`, describe. */
export type Kubernetes = YamlDocument & {
  readonly objects: readonly KubernetesObject[];
  readonly workloads: readonly Workload[];
  /** The containers of all workloads, each once although workloads share it, in the order of the workloads. */
  readonly containers: readonly Container[];
};

/** `v1`, `apps/v1`, `batch/v1beta1`. A data contract has a `kind` too, and a version such as `v3.0.2`. */
const apiVersion =
  /^\ufeff?['"]?apiVersion['"]?[ \t]*:[ \t]+['"]?(?:[a-z0-9.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?['"]?[ \t]*(?:#.*)?$/m;
const kind = /^\ufeff?['"]?kind['"]?[ \t]*:[ \t]+['"]?[A-Z]\w*['"]?[ \t]*(?:#.*)?$/m;

/** A template of a Helm chart is no manifest before Helm has rendered it, and no YAML either. */
const isOfChart = (path: string, text: string): boolean =>
  /(^|\/)templates\//.test(path) &&
  /\{\{-?[ \t]*(?:[.$]|\/\*|(?:include|template|define|if|range|with|toYaml)\b)/.test(text);

export const kubernetes: Language<Kubernetes> = {
  recognise(path, text) {
    if (!/\.ya?ml$/i.test(path) || !apiVersion.test(text) || !kind.test(text) || isOfChart(path, text)) return false;
    return ![compose, gitlab, workflow].some((language) => language.recognise(path, text));
  },

  parse(path, text) {
    const yaml = readYaml(path, text);
    const objects = objectsOf(yaml.roots);
    const { workloads, tooMuch } = workloadsOf(objects);
    const stop = tooMuch && {
      message: 'Its aliases stand for too many containers to be read.',
      at: yaml.lines.lineRange(1),
    };
    const containers = new Map(workloads.flatMap((workload) => workload.containers).map((one) => [one.node, one]));
    return {
      ...yaml,
      problem: yaml.problem ?? (stop || undefined),
      objects,
      workloads,
      containers: [...containers.values()],
    };
  },
};
