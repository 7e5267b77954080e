import { itemsOf, textOf, YamlEntry, YamlMap, type YamlNode, YamlScalar, YamlSequence } from '../yaml/node.ts';
import { mountOf } from './mount.ts';

/** Mappings and items that are looked at; a few nested anchors could otherwise ask for millions. */
const workLimit = 50_000;

/**
 * The documents of one file as Compose sees them: each as if it were a file of its own, the later ones over the earlier
 * ones (https://docs.docker.com/reference/compose-file/merge/). Every node keeps its place.
 */
export function mergeDocuments(roots: readonly YamlNode[]): {
  readonly root: YamlNode | undefined;
  readonly tooMuch: boolean;
} {
  const maps = roots.filter(({ kind }) => kind === 'map');
  if (maps.length < 2) return { root: maps[0] ?? roots[0], tooMuch: false };
  const merging = new Merging();
  const root = merging.merged(maps, '', 0);
  return { root, tooMuch: merging.left <= 0 };
}

/** How deep the keys of a service are: `services`, its name, the key. */
const ofService = 3;

class Merging {
  left: number = workLimit;

  /** What stands at one key in several documents, in their order; undefined where the last word is to remove it. */
  merged(all: readonly YamlNode[], name: string, depth: number): YamlNode | undefined {
    const cut = all.findLastIndex(({ tag }) => tag === '!reset' || tag === '!override');
    const nodes = all.slice(all[cut]?.tag === '!reset' ? cut + 1 : Math.max(cut, 0)).filter(says);
    const last = nodes.at(-1);
    if (nodes.length < 2 || isReplaced(name, depth) || !this.#allows(nodes)) return last ?? all[cut + 1];
    const asMaps = nodes.some(({ kind }) => kind === 'map') || (name === 'environment' && depth === ofService);
    if (asMaps) return this.#maps(nodes.flatMap(named), depth);
    const lists = nodes.filter((node) => node.kind === 'sequence');
    const [first] = lists;
    return first && lists.length === nodes.length ? new YamlSequence(first, joined(lists, name, depth)) : last;
  }

  #allows(nodes: readonly YamlNode[]): boolean {
    for (const node of nodes) this.left -= 1 + (node.kind === 'map' ? node.entries : itemsOf(node)).length;
    return this.left > 0;
  }

  #maps(maps: readonly YamlMap[], depth: number): YamlNode | undefined {
    const entries = Map.groupBy(
      maps.flatMap((map) => map.entries),
      ({ name }) => name,
    );
    const own = new Map<string, YamlEntry>();
    for (const [name, said] of entries) {
      const value = this.merged(
        said.map((entry) => entry.value),
        name,
        depth + 1,
      );
      const from = said.findLast((entry) => entry.value === value) ?? said[0];
      if (from && value) own.set(name, from.value === value ? from : new YamlEntry(from.key, value, from.merged));
    }
    const [first] = maps;
    return first && new YamlMap(first, own);
  }
}

/** A key without a value takes nothing away. */
const says = (node: YamlNode): boolean => node.kind !== 'scalar' || node.value !== null;

/** What the last document says counts alone. */
const isReplaced = (name: string, depth: number): boolean =>
  (depth === ofService && /^(?:command|entrypoint)$/.test(name)) ||
  (depth === ofService + 1 && name === 'test') ||
  name.startsWith('x-');

/** A list of names, or of `NAME=value`, as the mapping that it is another form of. */
function named(node: YamlNode): readonly YamlMap[] {
  if (node.kind === 'map') return [node];
  if (node.kind === 'scalar') return [];
  const entries = node.items.flatMap((item) => (item.kind === 'scalar' ? [entryOf(item)] : []));
  return [new YamlMap(node, new Map(entries.map((entry) => [entry.name, entry])))];
}

function entryOf(item: YamlScalar): YamlEntry {
  const [, name = item.text, value] = /^([^=]*)=(.*)$/s.exec(item.text) ?? [];
  const key = new YamlScalar(item, name, name, item.style);
  return new YamlEntry(key, new YamlScalar(item, value ?? null, value ?? '', item.style), false);
}

/** Lists one after the other; of the mounts of one place and of equal ports the last. */
function joined(lists: readonly YamlSequence[], name: string, depth: number): readonly YamlNode[] {
  const items = lists.flatMap((list) => list.items);
  const keyOf = depth === ofService ? unique[name] : undefined;
  if (!keyOf) return items;
  const last = new Map(items.map((item) => [keyOf(item) ?? item, item]));
  return items.filter((item) => last.get(keyOf(item) ?? item) === item);
}

const unique: Readonly<Record<string, (item: YamlNode) => string | undefined>> = {
  volumes: (item) => mountOf(item).target,
  ports: (item) => textOf(item),
};
