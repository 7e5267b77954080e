import { type Import, importsOf } from './imports.ts';
import { bare, child, enclosing, type Node, type Tree } from './tree.ts';

/** One place that gives a name a meaning. */
export type Binding = {
  readonly name: string;
  readonly kind: 'import' | 'value' | 'with' | 'function' | 'class' | 'parameter' | 'other';
  /** The name itself, where it is bound. */
  readonly at: Node;
  /** What it is bound to: the value of an assignment, the expression of `with`, the definition, the annotation. */
  readonly value: Node | undefined;
  readonly import?: Import;
};

/** A module, class, function, lambda or comprehension with the names that it binds. */
export type Scope = {
  readonly node: Node;
  readonly parent: Scope | undefined;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
};

type Building = {
  readonly node: Node;
  readonly parent: Building | undefined;
  readonly bindings: Map<string, Binding[]>;
  /** Names that `global` or `nonlocal` gives to another scope. */
  readonly elsewhere: Map<string, Building>;
};

const scopeTypes: ReadonlySet<string> = new Set([
  'module',
  'class_definition',
  'function_definition',
  'lambda',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);
/** Parts of a definition that are evaluated where it stands, not inside it. */
const outsideFields: ReadonlySet<string> = new Set(['parameters', 'superclasses', 'return_type', 'name']);

/** Every name that a file binds, by scope; built in one pass. */
export class Scopes {
  readonly imports: readonly Import[];
  readonly #text: string;
  readonly #byNode = new Map<Node, Building>();
  readonly #attributes = new Map<Node, Map<string, Binding[]>>();
  readonly #module: Building;

  constructor(tree: Tree, text: string) {
    this.#text = text;
    this.#module = this.#open(tree.root, undefined);
    const imports: Import[] = [];
    for (const node of tree.nodes) this.#declare(node);
    for (const node of tree.nodes) {
      if (node.type === 'import_statement' || node.type === 'import_from_statement')
        for (const entry of importsOf(node, text)) {
          imports.push(entry);
          if (entry.binds)
            this.#add(node, { name: entry.binds, kind: 'import', at: entry.node, value: undefined, import: entry });
        }
      else this.#bind(node);
    }
    this.imports = imports;
  }

  /** The scope in which a name at this place is looked up first. */
  of(node: Node): Scope {
    return this.#scope(node);
  }

  /** What a name at this place can mean: the bindings of the nearest scope that binds it; empty when none does. */
  lookUp(name: string, from: Node): { readonly scope: Scope; readonly bindings: readonly Binding[] } | undefined {
    const start = this.#scope(from);
    for (let scope: Building | undefined = start; scope; scope = scope.parent) {
      if (scope.node.type === 'class_definition' && scope !== start) continue;
      const home = scope.elsewhere.get(name) ?? scope;
      const bindings = home.bindings.get(name);
      if (bindings) return { scope: home, bindings };
    }
    return undefined;
  }

  /** What `self.name` can mean at this place: what the methods of its class assign to it, and the class itself. */
  attribute(name: string, from: Node): readonly Binding[] {
    const owner = enclosing(from, 'class_definition');
    if (!owner) return [];
    return [...(this.#attributes.get(owner)?.get(name) ?? []), ...(this.#byNode.get(owner)?.bindings.get(name) ?? [])];
  }

  #attribute(assignment: Node): void {
    const target = child(assignment, 'left');
    const name = child(target, 'attribute');
    const object = child(target, 'object');
    const owner = enclosing(assignment, 'class_definition');
    if (!name || !object || !owner || this.#textOf(object) !== 'self') return;
    const known = this.#attributes.get(owner) ?? new Map<string, Binding[]>();
    this.#attributes.set(owner, known);
    push(known, { name: this.#textOf(name), kind: 'value', at: name, value: finalValue(assignment) });
  }

  #open(node: Node, parent: Building | undefined): Building {
    const scope: Building = { node, parent, bindings: new Map(), elsewhere: new Map() };
    this.#byNode.set(node, scope);
    return scope;
  }

  #scope(node: Node): Building {
    let inner = node;
    for (let at = node.parent; at; inner = at, at = at.parent) {
      if (!scopeTypes.has(at.type) || (inner.field !== undefined && outsideFields.has(inner.field))) continue;
      return this.#byNode.get(at) ?? this.#open(at, this.#scope(at));
    }
    return this.#module;
  }

  /** `global x` and `nonlocal x`: the name belongs to another scope. */
  #declare(node: Node): void {
    if (node.type !== 'global_statement' && node.type !== 'nonlocal_statement') return;
    const scope = this.#scope(node);
    for (const name of node.children) {
      const home = node.type === 'global_statement' ? this.#module : outerFunction(scope);
      scope.elsewhere.set(this.#textOf(name), home ?? this.#module);
    }
  }

  #bind(node: Node): void {
    switch (node.type) {
      case 'assignment':
        this.#attribute(node);
        this.#target(child(node, 'left'), finalValue(node), 'value', node);
        break;
      case 'named_expression':
        this.#target(child(node, 'name'), child(node, 'value'), 'value', node);
        break;
      case 'augmented_assignment':
      case 'for_statement':
      case 'for_in_clause':
        this.#target(child(node, 'left'), undefined, 'other', node);
        break;
      case 'as_pattern':
        this.#asPattern(node);
        break;
      case 'function_definition':
        this.#target(child(node, 'name'), node, 'function', node);
        break;
      case 'class_definition':
        this.#target(child(node, 'name'), node, 'class', node);
        break;
      case 'parameters':
      case 'lambda_parameters':
        this.#parameters(node);
        break;
    }
  }

  /** `with open(x) as f`, `except E as e`, `case A() as b`. */
  #asPattern(node: Node): void {
    const target = child(node, 'alias')?.children[0];
    const context = bareParent(node);
    const kind = context?.type === 'with_item' ? 'with' : 'other';
    this.#target(target, kind === 'with' ? node.children[0] : undefined, kind, node);
  }

  #parameters(node: Node): void {
    const owner = node.parent ?? node;
    for (const parameter of node.children) {
      const name = parameterName(parameter);
      if (!name) continue;
      const type = child(parameter, 'type');
      const scope = this.#byNode.get(owner) ?? this.#open(owner, this.#scope(owner));
      push(scope.bindings, { name: this.#textOf(name), kind: 'parameter', at: name, value: type });
    }
  }

  /** Binds a name, or each name of a pattern; `a, b = 1, 2` pairs them where both sides are written out. */
  #target(target: Node | undefined, value: Node | undefined, kind: Binding['kind'], statement: Node): void {
    const pending = [{ target, value, kind }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { target: at, value: given, kind: how } = next;
      if (!at) continue;
      if (at.type === 'identifier') {
        if (kind !== 'value' || given) this.#add(statement, { name: this.#textOf(at), kind: how, at, value: given });
      } else if (patterns.has(at.type)) {
        const values = pairs(at, given);
        at.children.forEach((part, index) => {
          const single = values?.[index];
          pending.push({ target: part, value: single, kind: single ? how : 'other' });
        });
      }
    }
  }

  #add(from: Node, binding: Binding): void {
    const scope = bindingScope(this.#scope(from), from);
    push((scope.elsewhere.get(binding.name) ?? scope).bindings, binding);
  }

  #textOf(node: Node): string {
    return this.#text.slice(node.from, node.to);
  }
}

const patterns: ReadonlySet<string> = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'list_splat_pattern',
  'tuple',
  'list',
  'list_splat',
  'expression_list',
  'parenthesized_expression',
]);

function push(bindings: Map<string, Binding[]>, binding: Binding): void {
  const known = bindings.get(binding.name);
  if (known) known.push(binding);
  else bindings.set(binding.name, [binding]);
}

/** `:=` inside a comprehension binds outside of it. */
function bindingScope(scope: Building, from: Node): Building {
  let at = scope;
  while (from.type === 'named_expression' && at.parent && /comprehension|generator/.test(at.node.type)) at = at.parent;
  return at;
}

function outerFunction(scope: Building): Building | undefined {
  let at = scope.parent;
  while (at && at.node.type !== 'function_definition') at = at.parent;
  return at;
}

/** The value of `a = b = value`, whichever of the targets is asked about. */
function finalValue(assignment: Node): Node | undefined {
  let value = child(assignment, 'right');
  while (value?.type === 'assignment') value = child(value, 'right');
  return value;
}

/** The values of a written-out tuple or list, one for each part of the pattern; undefined when they do not pair. */
function pairs(pattern: Node, value: Node | undefined): readonly Node[] | undefined {
  if (!value) return undefined;
  const from = bare(value);
  if (from.type !== 'tuple' && from.type !== 'list' && from.type !== 'expression_list') return undefined;
  const starred = [...pattern.children, ...from.children].some((part) => part.type.startsWith('list_splat'));
  return starred || from.children.length !== pattern.children.length ? undefined : from.children;
}

const bareParent = (node: Node): Node | undefined => {
  let at = node.parent;
  while (at?.type === 'parenthesized_expression') at = at.parent;
  return at;
};

/** The name that a parameter binds; undefined for the separators `/` and `*`. */
export function parameterName(parameter: Node): Node | undefined {
  if (parameter.type === 'identifier') return parameter;
  const name = child(parameter, 'name');
  if (name) return name;
  const inner = parameter.children.find(({ type }) => type !== 'type');
  if (inner?.type === 'identifier') return inner;
  return inner?.children.find(({ type }) => type === 'identifier');
}
