import type { LineMap, Range } from '../../review/range.ts';

/** A mapping, a sequence or a scalar, with where it stands. Aliases are resolved: an alias is the node it names. */
export type YamlNode = YamlMap | YamlSequence | YamlScalar;

/** What every node has: its tag if one is written (`!reference`), and its place in the text. */
class Placed {
  readonly tag: string | undefined;
  /** Offsets in the text, UTF-16 code units from 0. */
  readonly from: number;
  readonly to: number;
  readonly lines: LineMap;

  constructor(place: Place) {
    this.tag = place.tag;
    this.from = place.from;
    this.to = place.to;
    this.lines = place.lines;
  }

  get range(): Range {
    return this.lines.range(this.from, this.to);
  }
}

type Place = {
  readonly tag: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly lines: LineMap;
};

export class YamlScalar extends Placed {
  readonly kind = 'scalar';
  /** What is meant: `3.1` for `3.10`, `true`, `null`, the content of a quoted or block text. */
  readonly value: string | number | boolean | null | bigint;
  /** What is written, without quotes: `3.10` for `3.10`; '' for null. */
  readonly text: string;
  /** Plain means unquoted. */
  readonly style: 'plain' | 'quoted' | 'literal' | 'folded';

  constructor(place: Place, value: YamlScalar['value'], text: string, style: YamlScalar['style']) {
    super(place);
    this.value = value;
    this.text = text;
    this.style = style;
  }

  /**
   * Where `text.slice(from, to)` stands in the file. The part must lie in one line of the file; where it cannot be
   * found as written (escapes, folding), the range of the whole scalar.
   */
  rangeWithin(from: number, to: number): Range {
    const part = this.text.slice(from, to).split('\n', 1)[0] ?? '';
    const nth = occurrences(this.text.slice(0, from + part.length), part);
    let at = this.from;
    if (this.style === 'literal' || this.style === 'folded') at = this.lines.text.indexOf('\n', at);
    if (part === '' || at === -1) return this.range;
    for (let seen = 0; seen < nth; seen++) {
      at = this.lines.text.indexOf(part, seen === 0 ? at : at + 1);
      if (at === -1 || at + part.length > this.to) return this.range;
    }
    return this.lines.range(at, at + part.length);
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count++;
  return count;
}

/** One `key: value`. A value that is not written is a scalar of null at the end of its key. */
export class YamlEntry extends Placed {
  readonly key: YamlScalar;
  readonly value: YamlNode;
  /** It came in through `<<: *anchor`; its range is where the anchor's mapping says it. */
  readonly merged: boolean;

  constructor(key: YamlScalar, value: YamlNode, merged: boolean) {
    // An alias stands elsewhere in the text; such an entry ends with its key.
    super({ tag: undefined, from: key.from, to: value.from < key.from ? key.to : value.to, lines: key.lines });
    this.key = key;
    this.value = value;
    this.merged = merged;
  }

  get name(): string {
    return this.key.text;
  }
}

export class YamlMap extends Placed {
  readonly kind = 'map';
  /** As written, merged ones last; of a repeated key the last one. */
  readonly entries: readonly YamlEntry[];
  readonly #byName: ReadonlyMap<string, YamlEntry>;

  constructor(place: Place, byName: ReadonlyMap<string, YamlEntry>) {
    super(place);
    this.entries = [...byName.values()];
    this.#byName = byName;
  }

  entry(name: string): YamlEntry | undefined {
    return this.#byName.get(name);
  }

  get(name: string): YamlNode | undefined {
    return this.#byName.get(name)?.value;
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }
}

export class YamlSequence extends Placed {
  readonly kind = 'sequence';
  readonly items: readonly YamlNode[];

  constructor(place: Place, items: readonly YamlNode[]) {
    super(place);
    this.items = items;
  }
}

/** The mapping, or undefined when it is something else. */
export const asMap = (node: YamlNode | undefined): YamlMap | undefined => (node?.kind === 'map' ? node : undefined);

export const asScalar = (node: YamlNode | undefined): YamlScalar | undefined =>
  node?.kind === 'scalar' ? node : undefined;

/** Entries of a mapping; none when the node is something else. */
export const entriesOf = (node: YamlNode | undefined): readonly YamlEntry[] =>
  node?.kind === 'map' ? node.entries : [];

/** Items of a sequence; none when the node is something else. */
export const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] =>
  node?.kind === 'sequence' ? node.items : [];

/** What is written in a scalar (`3.10` stays `3.10`); undefined for null, a mapping or a sequence. */
export const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && node.value !== null ? node.text : undefined;

/** The scalars of `x` or `[x, y]`: for keys that take one or a list. */
export const scalarsOf = (node: YamlNode | undefined): readonly YamlScalar[] => {
  if (node?.kind === 'scalar') return node.value === null ? [] : [node];
  return itemsOf(node).filter((item) => item.kind === 'scalar');
};

/** The node under `keys`, one mapping after the other; undefined where the path ends. */
export function at(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  return keys.reduce((found, key) => asMap(found)?.get(key), node);
}

/** Every node below and including `root`, each once however often it is aliased, in the order of the text. */
export function* nodesOf(root: YamlNode | undefined): Generator<YamlNode> {
  const seen = new Set<YamlNode>();
  const rest: YamlNode[] = root ? [root] : [];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    yield node;
    const children = node.kind === 'map' ? node.entries.map((entry) => entry.value) : itemsOf(node);
    for (const child of children.toReversed()) rest.push(child);
  }
}

/** Every entry of every mapping below and including `root`, each mapping once. */
export function* allEntries(root: YamlNode | undefined): Generator<YamlEntry> {
  for (const node of nodesOf(root)) yield* entriesOf(node);
}
