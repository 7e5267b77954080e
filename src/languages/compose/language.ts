import type { Language } from '../document.ts';
import {
  asMap,
  at,
  entriesOf,
  itemsOf,
  textOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../yaml/node.ts';
import { readYaml, type YamlDocument } from '../yaml/read-yaml.ts';
import { mergeDocuments } from './documents.ts';
import { type Mount, mountOf } from './mount.ts';

export type Service = {
  readonly name: string;
  readonly entry: YamlEntry;
  readonly body: YamlMap;
};

/**
 * A compose file, its documents merged into `root` as Compose does it; the services of files without a `services:` key
 * (the first format) are read too.
 */
export type Compose = YamlDocument & { readonly services: readonly Service[] };

const named = /(^|\/)[^/]*compose[^/]*\.ya?ml$/i;
const inComposeFolder = /(^|\/)[^/]*compose[^/]*\/[^/]+$/i;
const otherTool = /(^|\/)(\.github\/|\.gitlab-ci|\.circleci\/|azure-pipelines|bitbucket-pipelines|render\.ya?ml)/;

/** GitLab's `services:` is a list, a workflow's is not at the margin. */
const servicesMapping = /^services:[ \t]*(#.*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]+['"]?[\w.-]+['"]?:/m;
const otherKeys = /^(apiVersion|jobs|stages|on|pipeline|workflow):/m;

export const compose: Language<Compose> = {
  recognise(path, text) {
    if (!/\.ya?ml$/i.test(path) || otherTool.test(path)) return false;
    if (named.test(path)) return !/^(apiVersion|jobs):/m.test(text);
    const hasServices = inComposeFolder.test(path) || servicesMapping.test(text.slice(0, 50_000));
    return hasServices && /^[ \t]+(image|build):/m.test(text) && !otherKeys.test(text);
  },

  parse(path, text) {
    const yaml = readYaml(path, text);
    const { root, tooMuch } = mergeDocuments(yaml.roots);
    const stop = tooMuch && { message: 'Its documents hold too much to be merged.', at: yaml.lines.lineRange(1) };
    return { ...yaml, root, problem: yaml.problem ?? (stop || undefined), services: servicesOf(root) };
  },
};

function servicesOf(root: YamlNode | undefined): readonly Service[] {
  const found = asMap(root)?.has('services')
    ? entriesOf(at(root, 'services'))
    : entriesOf(root).filter(({ value }) => asMap(value)?.has('image') || asMap(value)?.has('build'));
  return found.flatMap((entry) => (entry.value.kind === 'map' ? [{ name: entry.name, entry, body: entry.value }] : []));
}

/** The place where a mentor would point when a file lacks something: the `services:` key. */
export const servicesKey = (compose: Compose): YamlEntry['range'] =>
  (asMap(compose.root)?.entry('services')?.key ?? compose.services[0]?.entry.key)?.range ?? compose.lines.lineRange(1);

/** One entry of `environment`, written as a mapping or as a list of `NAME=value`. */
export type Setting = { readonly name: string; readonly value: string; readonly place: YamlScalar };

/** The environment of all services, each entry once although services share it, in the order of the text. */
export function settingsOf(compose: Compose): readonly Setting[] {
  const settings = new Map<YamlScalar, Setting>();
  for (const { body } of compose.services) {
    for (const { name, value } of entriesOf(body.get('environment'))) {
      if (value.kind === 'scalar') settings.set(value, { name, value: value.text, place: value });
    }
    for (const item of itemsOf(body.get('environment'))) {
      const text = textOf(item);
      if (item.kind !== 'scalar' || text === undefined) continue;
      const equals = text.indexOf('=');
      if (equals > 0)
        settings.set(item, { name: text.slice(0, equals).trim(), value: text.slice(equals + 1), place: item });
    }
  }
  return [...settings.values()].toSorted((a, b) => a.place.from - b.place.from);
}

/** What a service depends on; `condition` where the long form gives one. */
export type Dependency = {
  readonly name: string;
  readonly place: YamlScalar;
  readonly condition: YamlScalar | undefined;
};

export function dependenciesOf({ body }: Service): readonly Dependency[] {
  const node = body.get('depends_on');
  const short = itemsOf(node).flatMap((item) =>
    item.kind === 'scalar' ? [{ name: item.text, place: item, condition: undefined }] : [],
  );
  const long = entriesOf(node).map(({ name, key, value }) => {
    const condition = at(value, 'condition');
    return { name, place: key, condition: condition?.kind === 'scalar' ? condition : undefined };
  });
  return [...short, ...long];
}

/** A `healthcheck` that is there and not switched off. */
export function hasHealthcheck({ body }: Service): boolean {
  const node = asMap(body.get('healthcheck'));
  if (!node || textOf(node.get('disable')) === 'true') return false;
  const test = node.get('test');
  const first = test?.kind === 'sequence' ? textOf(test.items[0]) : textOf(test);
  return first !== 'NONE';
}

export const mountsOf = ({ body }: Service): readonly Mount[] => itemsOf(body.get('volumes')).map(mountOf);
