import type { Call } from '../python/call.ts';
import type { Decorator, FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { bare, child, enclosing, type Node } from '../python/tree.ts';

/** `DAG(...)`, or a function decorated with `@dag`. */
export class Dag {
  /** A short place to point at: the name `DAG`, the decorator. */
  readonly at: Node;
  /** `DAG(...)`, `@dag(...)`; undefined for a plain `@dag`. */
  readonly call: Call | undefined;
  /** The function that `@dag` decorates. */
  readonly definition: FunctionDefinition | undefined;
  /** What runs as part of it: blocks of `with`, the body of the decorated function. */
  readonly bodies: readonly Node[];
  /** Names that it is bound to. */
  readonly names: ReadonlySet<string>;
  /** What is set afterwards: `dag.doc_md = __doc__`. */
  readonly attributes: ReadonlyMap<string, Node>;

  constructor(parts: Pick<Dag, 'at' | 'call' | 'definition' | 'bodies' | 'names' | 'attributes'>) {
    this.at = parts.at;
    this.call = parts.call;
    this.definition = parts.definition;
    this.bodies = parts.bodies;
    this.names = parts.names;
    this.attributes = parts.attributes;
  }

  /** The argument of this name; those that older versions take by position are found too. */
  argument(name: string): Node | undefined {
    return this.call?.argument(name, positions[name]);
  }

  /** False when it may be given arguments that the file does not tell. */
  get complete(): boolean {
    return this.call?.complete ?? true;
  }
}

/** Finds the DAGs in whose block or function a node stands, the innermost first; of two with the same one, the later. */
export function holders(dags: readonly Dag[]): (node: Node) => readonly Dag[] {
  const byBody = new Map(dags.flatMap((dag) => dag.bodies.map((body) => [body, dag] as const)));
  return (node) => {
    const found: Dag[] = [];
    for (let at: Node | undefined = node; at; at = at.parent) {
      const dag = byBody.get(at);
      if (dag) found.push(dag);
    }
    return found;
  };
}

/** The third was `schedule_interval` up to Airflow 2.3 and is `schedule` since. */
const positions: Readonly<Record<string, number>> = { dag_id: 0, description: 1, schedule: 2, schedule_interval: 2 };

const constructors = /^airflow\.(?:\w+\.)*DAG$|^cosmos\.(?:\w+\.)*DbtDag$/;
const decorators = /^(?:airflow\.(?:\w+\.)*)?dag$/;

/** Every DAG that a file builds, in the order of the text. */
export function dagsOf(document: PythonDocument): readonly Dag[] {
  const blocks = withBlocks(document);
  const attributes = attributesSet(document);
  const built = document.calls
    .filter((call) => isConstructor(call, document))
    .map((call) => builtDag(call, document, blocks, attributes));
  const decorated = document.functions.flatMap((definition) => {
    const decorator = definition.decorators.find((each) => isDagDecorator(each, document));
    return decorator ? decoratedDag(definition, decorator) : [];
  });
  return [...built, ...decorated].toSorted((a, b) => a.at.from - b.at.from);
}

/** `DAG(...)` of Airflow, also where a file takes the name from several places. */
function isConstructor(call: Call, document: PythonDocument): boolean {
  const { callee } = call;
  if (callee !== undefined && callee !== 'DAG') return constructors.test(callee);
  return call.method === 'DAG' && document.importsModule('airflow');
}

function isDagDecorator({ name, node }: Decorator, document: PythonDocument): boolean {
  if (name !== undefined) return decorators.test(name);
  return /^@\s*(?:\w+\.)*dag\s*(?:\(|$)/.test(document.textOf(node).slice(0, 100));
}

type Blocks = ReadonlyMap<Node, { readonly bodies: readonly Node[]; readonly names: readonly string[] }>;

function builtDag(
  call: Call,
  document: PythonDocument,
  blocks: Blocks,
  attributes: ReadonlyMap<string, ReadonlyMap<string, Node>>,
): Dag {
  const { bodies = [], names = [] } = blocks.get(call.node) ?? {};
  const all = new Set([...names, ...assignedNames(call.node, document)]);
  const set = [...all].flatMap((name) => [...(attributes.get(name) ?? [])]);
  return new Dag({ at: call.nameNode, call, definition: undefined, bodies, names: all, attributes: new Map(set) });
}

const decoratedDag = (definition: FunctionDefinition, decorator: Decorator): Dag =>
  new Dag({
    at: decorator.call?.nameNode ?? decorator.node.children[0] ?? decorator.node,
    call: decorator.call,
    definition,
    bodies: [definition.body],
    names: new Set(),
    attributes: new Map(),
  });

/** The blocks of `with DAG(...) as dag:` and of `with dag:`, by the call that made the DAG. */
function withBlocks(document: PythonDocument): Blocks {
  const found = new Map<Node, { bodies: Node[]; names: string[] }>();
  for (const item of document.all('with_item')) {
    const statement = enclosing(item, 'with_statement');
    const body = child(statement, 'body');
    const value = child(item, 'value');
    if (!value || !body) continue;
    const given = bare(value.type === 'as_pattern' ? (value.children[0] ?? value) : value);
    const made = given.type === 'identifier' ? document.binding(given)?.value : given;
    if (made?.type !== 'call') continue;
    const alias = value.type === 'as_pattern' ? child(value, 'alias') : undefined;
    const known = found.get(made) ?? { bodies: [], names: [] };
    found.set(made, known);
    known.bodies.push(body);
    if (alias) known.names.push(document.textOf(alias));
  }
  return found;
}

/** `dag = DAG(...)`, `a = b = DAG(...)`. */
function assignedNames(call: Node, document: PythonDocument): readonly string[] {
  const names: string[] = [];
  let at = call;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  for (let statement = at.parent; statement?.type === 'assignment'; statement = statement.parent) {
    const target = child(statement, 'left');
    if (target) names.push(document.textOf(target));
  }
  return names;
}

/** `dag.doc_md = ...` for every name. */
function attributesSet(document: PythonDocument): ReadonlyMap<string, ReadonlyMap<string, Node>> {
  const found = new Map<string, Map<string, Node>>();
  for (const assignment of document.all('assignment')) {
    const target = child(assignment, 'left');
    const object = child(target, 'object');
    const name = child(target, 'attribute');
    const value = child(assignment, 'right');
    if (target?.type !== 'attribute' || !object || !name || !value) continue;
    const known = found.get(document.textOf(object)) ?? new Map<string, Node>();
    found.set(document.textOf(object), known);
    known.set(document.textOf(name), value);
  }
  return found;
}
