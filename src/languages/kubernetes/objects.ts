import type { Hit } from '../../review/check.ts';
import type { LineMap, Range } from '../../review/range.ts';
import { asMap, asScalar, at, itemsOf, textOf, type YamlMap, type YamlNode } from '../yaml/node.ts';

/** What one document describes, or one item of a `List`: an object of the Kubernetes API. */
export type KubernetesObject = {
  readonly kind: string;
  /** Of `apps/v1` the part before the slash; '' for the core API, `v1`. */
  readonly group: string;
  /** What to call it: its name, what its name begins with (`generateName`), or else its kind. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly node: YamlMap;
  /** Where to point when something is said of the whole object: its name, or else its kind. */
  readonly at: Range;
};

/** The objects of a file in the order of the text, each once however often it is aliased. */
export function objectsOf(roots: readonly YamlNode[]): readonly KubernetesObject[] {
  const seen = new Set<YamlNode>();
  const found: KubernetesObject[] = [];
  const rest = roots.toReversed();
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind !== 'map' || seen.has(node)) continue;
    seen.add(node);
    const kind = asScalar(node.get('kind'));
    const apiVersion = textOf(node.get('apiVersion'));
    if (kind?.text.endsWith('List') && node.has('items')) rest.push(...itemsOf(node.get('items')).toReversed());
    else if (kind && apiVersion !== undefined) {
      const called = ['name', 'generateName'].map((key) => asScalar(at(node, 'metadata', key))).find(says) ?? kind;
      const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
      const namespace = textOf(at(node, 'metadata', 'namespace'));
      found.push({ kind: kind.text, group, name: called.text, namespace, node, at: called.range });
    }
  }
  return found;
}

/**
 * What a check says of whether there is an object of this kind in such an API group; another group's `Job` is another
 * thing.
 */
export function* kindSaid(
  { objects, lines }: { readonly objects: readonly KubernetesObject[]; readonly lines: LineMap },
  kind: string,
  group: RegExp,
): Generator<Hit<'found' | 'missing'>> {
  const object = objects.find((each) => each.kind === kind && group.test(each.group));
  yield object ? { message: 'found', at: object.at } : { message: 'missing', at: objects[0]?.at ?? lines.lineRange(1) };
}

/** Whether a key is given a value: `key:` alone and `key: {}` give none. */
export function says(node: YamlNode | undefined): boolean {
  if (node?.kind === 'scalar') return node.value !== null;
  return (asMap(node)?.entries ?? itemsOf(node)).length > 0;
}
