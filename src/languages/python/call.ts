import type { Resolver } from './resolver.ts';
import { bare, child, type Node } from './tree.ts';
import type { Entry } from './value.ts';

/** A call with its arguments. What is expensive is worked out when it is first asked for. */
export class Call {
  readonly node: Node;
  /** What is called: `pd.read_csv` in `pd.read_csv(path)`. */
  readonly function: Node;
  /** The last name of what is called: `read_csv`. Undefined where there is none, as in `handlers[0]()`. */
  readonly method: string | undefined;
  /** Where the last name stands; a short place to point at. */
  readonly nameNode: Node;
  /** What the method is called on: `pd` in `pd.read_csv(path)`; undefined for a plain function. */
  readonly receiver: Node | undefined;
  readonly positional: readonly Node[];
  readonly #resolver: Resolver;
  readonly #arguments: readonly Node[];
  #keywords: { readonly entries: ReadonlyMap<string, Entry>; readonly complete: boolean } | undefined;

  constructor(node: Node, resolver: Resolver) {
    const called = child(node, 'function');
    const list = child(node, 'arguments');
    this.node = node;
    this.function = called ?? node;
    this.receiver = child(called, 'object');
    this.nameNode = child(called, 'attribute') ?? this.function;
    this.method = this.nameNode.type === 'identifier' ? resolver.textOf(this.nameNode) : undefined;
    this.#resolver = resolver;
    this.#arguments = list?.type === 'argument_list' ? list.children : list ? [list] : [];
    this.positional = this.#arguments.filter(({ type }) => !notPositional.has(type));
  }

  /** The qualified name of what is called: `pandas.read_csv`, `kafka.KafkaProducer().send`, `open`. See `qualify`. */
  get callee(): string | undefined {
    return this.#resolver.qualify(this.function);
  }

  /** Keyword arguments by name, with those of a `**dictionary` that the file spells out. */
  get keywords(): ReadonlyMap<string, Entry> {
    return this.#merged().entries;
  }

  /** False when `*args` or `**kwargs` may pass what the file does not tell: a missing argument is then unknown. */
  get complete(): boolean {
    return this.#merged().complete;
  }

  /** The argument given by this keyword or, where a position (from 0) is named, by position. */
  argument(name: string, position?: number): Node | undefined {
    const keyword = this.keywords.get(name)?.value;
    if (keyword || position === undefined) return keyword;
    const before = this.#arguments.slice(0, position + 1);
    return before.some(({ type }) => type === 'list_splat') ? undefined : this.positional[position];
  }

  #merged(): { readonly entries: ReadonlyMap<string, Entry>; readonly complete: boolean } {
    this.#keywords ??= this.#merge();
    return this.#keywords;
  }

  #merge(): { readonly entries: ReadonlyMap<string, Entry>; readonly complete: boolean } {
    const entries = new Map<string, Entry>();
    let complete = true;
    for (const argument of this.#arguments) {
      if (argument.type === 'list_splat') complete = false;
      if (argument.type === 'keyword_argument') {
        const name = child(argument, 'name');
        const value = child(argument, 'value');
        const text = name && this.#resolver.textOf(name);
        if (text && value) entries.set(text, { name: text, at: argument, value });
      }
      const unpacked = argument.type === 'dictionary_splat' ? argument.children[0] : undefined;
      if (!unpacked) continue;
      const value = this.#resolver.value(bare(unpacked));
      if (value.kind === 'dict') for (const [name, entry] of value.entries) entries.set(name, entry);
      complete &&= value.kind === 'dict' && value.complete;
    }
    return { entries, complete };
  }
}

const notPositional: ReadonlySet<string> = new Set(['keyword_argument', 'list_splat', 'dictionary_splat']);
