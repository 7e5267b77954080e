import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { LineMap } from '../../review/range.ts';
import type { SyntaxProblem } from '../document.ts';
import { YamlEntry, YamlMap, type YamlNode, YamlScalar, YamlSequence } from './node.ts';

/** Deeper than any file that a person writes; a limit because reading is recursive. */
const depthLimit = 200;
/** Entries that merge keys may add to one file: a few nested anchors could otherwise ask for millions. */
const mergeLimit = 10_000;

/** Turns the library's documents into ours: aliases and merge keys resolved, every node placed. */
export class Converter {
  readonly #lines: LineMap;
  readonly #anchors = new Map<string, YamlNode>();
  readonly duplicates: YamlEntry[] = [];
  /** The first thing that makes the text unreadable although its grammar holds. */
  problem: SyntaxProblem | undefined;
  #merges = 0;

  constructor(lines: LineMap) {
    this.#lines = lines;
  }

  document(document: Document.Parsed): YamlNode | undefined {
    this.#anchors.clear();
    return document.contents === null ? undefined : this.#node(document.contents, 0, 0);
  }

  #node(node: unknown, depth: number, at: number): YamlNode {
    if (isAlias(node)) return this.#alias(node);
    const converted = this.#bare(node, depth, at);
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) this.#anchors.set(node.anchor, converted);
    return converted;
  }

  #bare(node: unknown, depth: number, at: number): YamlNode {
    if (depth > depthLimit) {
      this.#stop('The file is nested too deeply to be read.', at, at + 1);
    } else if (isMap(node)) {
      return this.#map(node, depth);
    } else if (isSeq(node)) {
      const items = node.items.map((item) => this.#node(item, depth + 1, start(node)));
      return new YamlSequence(this.#place(node), items);
    } else if (isScalar(node)) {
      return this.#scalar(node);
    }
    return this.#nothing(at);
  }

  #scalar(node: Scalar): YamlScalar {
    const value = typeof node.value === 'object' ? null : (node.value as YamlScalar['value']);
    const text = value === null ? '' : typeof value === 'string' ? value : (node.source ?? String(value));
    return new YamlScalar(this.#place(node), value, text, styles[node.type ?? 'PLAIN'] ?? 'plain');
  }

  #map(node: YAMLMap, depth: number): YamlMap {
    const own = new Map<string, YamlEntry>();
    const merged: YamlNode[] = [];
    for (const pair of node.items) {
      const key = this.#key(pair, node);
      if (!key) continue;
      const value = this.#node(pair.value, depth + 1, key.to);
      if (key.text === '<<' && key.style === 'plain') {
        merged.push(value);
        continue;
      }
      const entry = new YamlEntry(key, value, false);
      if (own.has(key.text)) this.duplicates.push(entry);
      own.set(key.text, entry);
    }
    for (const source of merged.flatMap((value) => (value.kind === 'sequence' ? value.items : value))) {
      this.#merge(own, source);
    }
    return new YamlMap(this.#place(node), own);
  }

  #key(pair: Pair, map: YAMLMap): YamlScalar | undefined {
    if (isScalar(pair.key)) return this.#scalar(pair.key);
    const alias = isAlias(pair.key) ? this.#alias(pair.key) : undefined;
    if (alias?.kind === 'scalar') return alias;
    const at = isMap(pair.key) || isSeq(pair.key) ? start(pair.key) : start(map);
    this.#stop('A key must be a plain text, not a list or another mapping.', at, at + 1);
    return undefined;
  }

  #merge(into: Map<string, YamlEntry>, source: YamlNode): void {
    if (source.kind !== 'map') return;
    for (const { key, value, name } of source.entries) {
      this.#merges++;
      if (this.#merges > mergeLimit) {
        this.#stop('Too many merge keys to read.', source.from, source.from + 1);
        return;
      }
      if (!into.has(name)) into.set(name, new YamlEntry(key, value, true));
    }
  }

  #alias(node: Node & { source: string }): YamlNode {
    const target = this.#anchors.get(node.source);
    if (target) return target;
    this.#stop('This alias names an anchor that is not defined above it.', start(node), end(node));
    return this.#nothing(start(node));
  }

  #nothing(at: number): YamlScalar {
    return new YamlScalar({ tag: undefined, from: at, to: at, lines: this.#lines }, null, '', 'plain');
  }

  #place(node: Node): { tag: string | undefined; from: number; to: number; lines: LineMap } {
    const from = start(node);
    const to = end(node);
    const tag = node.tag?.startsWith('!') ? node.tag : undefined;
    // The library lets blocks end after their last line break; a range ends with the last visible character.
    return { tag, from, to: from + this.#lines.text.slice(from, to).trimEnd().length, lines: this.#lines };
  }

  #stop(message: string, from: number, to: number): void {
    this.problem ??= { message, at: this.#lines.range(from, to) };
  }
}

const start = (node: Node): number => node.range?.[0] ?? 0;
const end = (node: Node): number => node.range?.[1] ?? start(node);

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_DOUBLE: 'quoted',
  QUOTE_SINGLE: 'quoted',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};
