import { Call } from './call.ts';
import { bindingLimit, chooseBinding } from './choose-binding.ts';
import { evaluate } from './evaluate.ts';
import type { Binding, Scopes } from './scope.ts';
import { bare, child, type Node, type Tree } from './tree.ts';
import type { Value } from './value.ts';

/** More hops than this from one name to the next are not followed. */
const hopLimit = 400;

/** Follows the names of one file to what they stand for. Answers are kept, so asking again costs nothing. */
export class Resolver {
  readonly scopes: Scopes;
  readonly tree: Tree;
  readonly #text: string;
  readonly #wildcards: readonly string[];
  readonly #names = new Map<Node, string | undefined>();
  readonly #values = new Map<Node, Value>();
  readonly #calls = new Map<Node, Call>();
  #mutations: ReadonlyMap<string, readonly Node[]> | undefined;
  #depth = 0;

  constructor(tree: Tree, scopes: Scopes, text: string) {
    this.tree = tree;
    this.scopes = scopes;
    this.#text = text;
    this.#wildcards = scopes.imports.filter(({ binds }) => binds === undefined).map(({ module }) => module);
  }

  textOf(node: Node): string {
    return this.#text.slice(node.from, node.to);
  }

  /** The call of a `call` node. */
  call(node: Node): Call {
    const known = this.#calls.get(node) ?? new Call(node, this);
    this.#calls.set(node, known);
    return known;
  }

  /** See `PythonDocument.qualify`. */
  qualify(node: Node): string | undefined {
    if (this.#names.has(node)) return this.#names.get(node);
    if (this.#depth > hopLimit) return undefined;
    // While it is being worked out it is unknown, which ends `x = x.y`.
    this.#names.set(node, undefined);
    this.#depth += 1;
    const name = this.#qualified(node);
    this.#depth -= 1;
    this.#names.set(node, name);
    return name;
  }

  /** See `PythonDocument.value`. */
  value(node: Node): Value {
    const known = this.#values.get(node);
    if (known) return known;
    if (this.#depth > hopLimit) return { kind: 'unknown', node };
    this.#values.set(node, { kind: 'unknown', node });
    this.#depth += 1;
    const value = evaluate(node, this, this.#text);
    this.#depth -= 1;
    this.#values.set(node, value);
    return value;
  }

  /** The one binding that a name certainly has at this place. */
  binding(node: Node): Binding | undefined {
    const found = this.scopes.lookUp(this.textOf(node), node);
    return found && chooseBinding(found.bindings, found.scope, node, this.scopes);
  }

  /** Statements and calls that change what a name holds: `x['a'] = 1`, `x.update(...)`, `del x['a']`. */
  mutationsOf(name: string): readonly Node[] {
    this.#mutations ??= mutations(this.tree.nodes, (node) => this.textOf(node));
    return this.#mutations.get(name) ?? [];
  }

  #qualified(node: Node): string | undefined {
    switch (node.type) {
      case 'identifier':
        return this.#name(node);
      case 'attribute':
        return this.#attribute(node);
      case 'call':
        return suffixed(this.#of(child(node, 'function')), '()');
      case 'subscript':
        return suffixed(this.#of(child(node, 'value')), '[]');
      case 'await':
      case 'parenthesized_expression':
      case 'type':
        return node.children.length === 1 ? this.#of(node.children[0]) : undefined;
      case 'named_expression':
        return this.#of(child(node, 'value'));
      case 'dotted_name':
        return this.#dotted(node);
    }
    return undefined;
  }

  #of(node: Node | undefined): string | undefined {
    return node && this.qualify(node);
  }

  #dotted(node: Node): string | undefined {
    const [first, ...rest] = node.children;
    const start = this.#of(first);
    return start && [start, ...rest.map((part) => this.textOf(part))].join('.');
  }

  #name(node: Node): string | undefined {
    const name = this.textOf(node);
    const found = this.scopes.lookUp(name, node);
    if (!found) return this.#unbound(name);
    const chosen = chooseBinding(found.bindings, found.scope, node, this.scopes);
    if (chosen) return this.#bound(chosen);
    return this.#agreed(found.bindings);
  }

  /** A name that nothing binds is a built-in, or comes from the file's only `import *`. */
  #unbound(name: string): string | undefined {
    const [only, ...more] = this.#wildcards;
    if (only === undefined || builtins.has(name)) return name;
    return more.length === 0 ? (only.endsWith('.') ? `${only}${name}` : `${only}.${name}`) : undefined;
  }

  #bound(binding: Binding): string | undefined {
    switch (binding.kind) {
      case 'import':
        return binding.import?.qualified;
      case 'function':
      case 'class':
        return `.${binding.name}`;
      case 'parameter':
        return binding.value && annotated(binding.value) ? suffixed(this.qualify(binding.value), '()') : undefined;
      case 'value':
      case 'with':
        return this.#of(binding.value);
      default:
        return undefined;
    }
  }

  /** `self.producer` is what the methods of the class assign to it. */
  #attribute(node: Node): string | undefined {
    const object = child(node, 'object');
    const name = child(node, 'attribute');
    if (!object || !name) return undefined;
    if (object.type === 'identifier' && this.textOf(object) === 'self') {
      const bindings = this.scopes.attribute(this.textOf(name), node);
      return bindings.length > 0 ? this.#agreed(bindings) : undefined;
    }
    return suffixed(this.qualify(object), `.${this.textOf(name)}`);
  }

  /** Several bindings that all come to the same; those to None say only that there is nothing yet. */
  #agreed(bindings: readonly Binding[]): string | undefined {
    if (bindings.length > bindingLimit) return undefined;
    const telling = bindings.filter(({ value }) => !value || bare(value).type !== 'none');
    if (telling.length === 0 || telling.length > 8) return undefined;
    const [first, ...others] = new Set(telling.map((binding) => this.#bound(binding)));
    return others.length === 0 ? first : undefined;
  }
}

const suffixed = (name: string | undefined, suffix: string): string | undefined => name && `${name}${suffix}`;

/** `x: Session` says what `x` is; `x: list[Session]` does not. */
const annotated = (type: Node): boolean => /^(?:identifier|attribute)$/.test(type.children[0]?.type ?? '');

function mutations(nodes: readonly Node[], textOf: (node: Node) => string): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const node of nodes) {
    const target = mutated(node, textOf);
    if (target?.type !== 'identifier') continue;
    const name = textOf(target);
    const known = found.get(name);
    if (known) known.push(node);
    else found.set(name, [node]);
  }
  return found;
}

const changing: ReadonlySet<string> = new Set(
  'update setdefault pop popitem clear append extend insert remove add discard sort reverse'.split(' '),
);

function mutated(node: Node, textOf: (node: Node) => string): Node | undefined {
  if (node.type === 'assignment' || node.type === 'augmented_assignment') {
    const left = child(node, 'left');
    return left?.type === 'subscript' ? child(left, 'value') : node.type === 'assignment' ? undefined : left;
  }
  if (node.type === 'delete_statement') return child(node.children[0], 'value');
  if (node.type !== 'call') return undefined;
  const called = child(node, 'function');
  const method = child(called, 'attribute');
  return method && changing.has(textOf(method)) ? child(called, 'object') : undefined;
}

/** https://docs.python.org/3.11/library/functions.html and the exceptions that are raised and caught most. */
const builtins: ReadonlySet<string> = new Set(
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict
  dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int
  isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range
  repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__
  BaseException Exception ArithmeticError AssertionError AttributeError EOFError FileExistsError FileNotFoundError
  ImportError IndexError IOError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
  NotImplementedError OSError PermissionError RuntimeError StopIteration SystemExit TimeoutError TypeError ValueError
  ConnectionError UnicodeDecodeError ZeroDivisionError Warning UserWarning DeprecationWarning NotImplemented Ellipsis`.split(
    /\s+/,
  ),
);
