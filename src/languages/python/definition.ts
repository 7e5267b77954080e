import type { Call } from './call.ts';
import type { Resolver } from './resolver.ts';
import { parameterName } from './scope.ts';
import { literalOf } from './string.ts';
import { bare, child, type Node } from './tree.ts';

type Parameter = {
  readonly name: string;
  readonly node: Node;
  readonly nameNode: Node;
  readonly kind: 'positional-only' | 'positional' | '*' | 'keyword-only' | '**';
  readonly annotation: Node | undefined;
  readonly default: Node | undefined;
};

/** `@task(retries=2)`: its qualified name (`airflow.decorators.task`), and the call where it has arguments. */
export type Decorator = { readonly node: Node; readonly name: string | undefined; readonly call: Call | undefined };

type Definition = {
  readonly name: string;
  readonly nameNode: Node;
  /** The definition itself, without its decorators. */
  readonly node: Node;
  /** From `def`, `async` or `class` up to and with the colon. */
  readonly header: readonly [from: number, to: number];
  readonly body: Node;
  readonly decorators: readonly Decorator[];
  readonly docstring: string | undefined;
  /** The function or class that it stands in; undefined at module level. */
  readonly owner: FunctionDefinition | ClassDefinition | undefined;
};

export type FunctionDefinition = Definition & {
  readonly kind: 'function';
  readonly async: boolean;
  readonly parameters: readonly Parameter[];
  readonly returns: Node | undefined;
  /** Its own `yield` and `return`, not those of functions inside it. */
  readonly yields: readonly Node[];
  readonly returnStatements: readonly Node[];
};

export type ClassDefinition = Definition & {
  readonly kind: 'class';
  /** Qualified names of its bases; undefined where one cannot tell. `keywords` such as `metaclass` are left out. */
  readonly bases: readonly (string | undefined)[];
  readonly methods: readonly FunctionDefinition[];
};

export type Definitions = {
  readonly functions: readonly FunctionDefinition[];
  readonly classes: readonly ClassDefinition[];
  readonly byNode: ReadonlyMap<Node, FunctionDefinition | ClassDefinition>;
};

type Parts = { readonly yields: Node[]; readonly returnStatements: Node[] };

/** Every function and class of a file, in the order of the text. */
export function definitionsOf(resolver: Resolver, text: string): Definitions {
  const functions: FunctionDefinition[] = [];
  const classes: ClassDefinition[] = [];
  const byNode = new Map<Node, FunctionDefinition | ClassDefinition>();
  const methods = new Map<Node, FunctionDefinition[]>();
  const parts = new Map<Node, Parts>();
  for (const node of resolver.tree.nodes) {
    if (node.type === 'function_definition') {
      const own: Parts = { yields: [], returnStatements: [] };
      const definition = functionOf(node, own, ownerOf(node, byNode), resolver, text);
      parts.set(node, own);
      functions.push(definition);
      byNode.set(node, definition);
      if (definition.owner) methods.get(definition.owner.node)?.push(definition);
    } else if (node.type === 'class_definition') {
      const own: FunctionDefinition[] = [];
      const definition = classOf(node, own, ownerOf(node, byNode), resolver, text);
      methods.set(node, own);
      classes.push(definition);
      byNode.set(node, definition);
    } else if (node.type === 'yield' || node.type === 'return_statement') {
      const around = functionAround(node);
      const own = around && parts.get(around);
      own?.[node.type === 'yield' ? 'yields' : 'returnStatements'].push(node);
    }
  }
  return { functions, classes, byNode };
}

/** The function whose body runs this node; a lambda is one too, but has no definition. */
export function functionAround(node: Node): Node | undefined {
  let inner = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (at.type === 'lambda' && inner.field === 'body') return at;
    if (at.type === 'function_definition' && inner.field === 'body') return at;
  }
  return undefined;
}

function ownerOf(node: Node, byNode: ReadonlyMap<Node, FunctionDefinition | ClassDefinition>) {
  for (let at = node.parent; at; at = at.parent) {
    const owner = byNode.get(at);
    if (owner) return owner;
  }
  return undefined;
}

function functionOf(
  node: Node,
  parts: Parts,
  owner: Definition['owner'],
  resolver: Resolver,
  text: string,
): FunctionDefinition {
  return {
    ...common(node, owner, resolver, text),
    ...parts,
    kind: 'function',
    async: node.tokens.includes('async'),
    parameters: parametersOf(child(node, 'parameters'), resolver),
    returns: child(node, 'return_type'),
  };
}

function classOf(
  node: Node,
  methods: readonly FunctionDefinition[],
  owner: Definition['owner'],
  resolver: Resolver,
  text: string,
): ClassDefinition {
  const bases = (child(node, 'superclasses')?.children ?? []).filter(({ type }) => type !== 'keyword_argument');
  return {
    ...common(node, owner, resolver, text),
    kind: 'class',
    bases: bases.map((base) => resolver.qualify(base)),
    methods,
  };
}

function common(node: Node, owner: Definition['owner'], resolver: Resolver, text: string): Definition {
  const nameNode = child(node, 'name') ?? node;
  const body = child(node, 'body') ?? node;
  const decorated = node.parent?.type === 'decorated_definition' ? node.parent : undefined;
  const before = (child(node, 'return_type') ?? child(node, 'parameters') ?? child(node, 'superclasses') ?? nameNode)
    .to;
  const colon = text.indexOf(':', before);
  return {
    name: resolver.textOf(nameNode),
    nameNode,
    node,
    header: [node.from, colon === -1 ? before : colon + 1],
    body,
    decorators: (decorated?.children ?? []).flatMap((part) =>
      part.type === 'decorator' ? decorator(part, resolver) : [],
    ),
    docstring: docstringOf(body, text),
    owner,
  };
}

function decorator(node: Node, resolver: Resolver): Decorator | readonly [] {
  const expression = node.children[0] && bare(node.children[0]);
  if (!expression) return [];
  const call = expression.type === 'call' ? resolver.call(expression) : undefined;
  return { node, name: resolver.qualify(call ? call.function : expression), call };
}

function docstringOf(body: Node, text: string): string | undefined {
  const first = body.children[0];
  const string = first?.type === 'expression_statement' && first.children.length === 1 ? first.children[0] : undefined;
  return string?.type === 'string' ? literalOf(string, text).text : undefined;
}

function parametersOf(list: Node | undefined, resolver: Resolver): readonly Parameter[] {
  const nodes = list?.children ?? [];
  const slash = nodes.findIndex(({ type }) => type === 'positional_separator');
  const star = nodes.findIndex((node) => node.type === 'keyword_separator' || starsOf(node) === '*');
  return nodes.flatMap((node, index) => {
    const nameNode = parameterName(node);
    if (!nameNode) return [];
    const plain = star !== -1 && index > star ? 'keyword-only' : index < slash ? 'positional-only' : 'positional';
    return {
      name: resolver.textOf(nameNode),
      node,
      nameNode,
      kind: starsOf(node) ?? plain,
      annotation: child(node, 'type'),
      default: child(node, 'value'),
    };
  });
}

function starsOf(node: Node): '*' | '**' | undefined {
  const type = node.type === 'typed_parameter' ? node.children[0]?.type : node.type;
  if (type === 'list_splat_pattern') return '*';
  return type === 'dictionary_splat_pattern' ? '**' : undefined;
}
