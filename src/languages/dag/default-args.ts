import type { PythonDocument } from '../python/document.ts';
import { child, enclosing, type Node } from '../python/tree.ts';
import type { DictValue, Entry, Value } from '../python/value.ts';
import type { Dag } from './dag.ts';

/** What `default_args` gives to the tasks of a DAG, as far as the file tells. */
export class DefaultArgs {
  readonly entries: ReadonlyMap<string, Entry>;
  /** False when there may be more than the file tells: an imported dictionary, `**more`. */
  readonly complete: boolean;

  constructor(dag: Dag, document: PythonDocument) {
    const given = dag.argument('default_args');
    const value = given && dictionaryOf(given, document);
    this.entries = value?.entries ?? new Map();
    this.complete = given ? (value?.complete ?? false) : dag.complete;
  }
}

/** The dictionary that an expression is worth; a parameter is followed to the calls in this file. */
export function dictionaryOf(node: Node, document: PythonDocument): DictValue | undefined {
  const value = document.value(node);
  if (value.kind === 'dict') return value;
  if (value.kind === 'none') return { kind: 'dict', entries: new Map(), complete: true, node };
  const passed = value.kind === 'unknown' ? passedTo(node, document) : [];
  const dictionaries = passed.flatMap((each) => (each.kind === 'dict' ? each : []));
  if (dictionaries.length === 0) return undefined;
  const entries = new Map(dictionaries.flatMap((each) => [...each.entries]));
  const [first, ...others] = dictionaries;
  const complete = dictionaries.length === passed.length && others.every((other) => other.node === first?.node);
  return { kind: 'dict', entries, complete: complete && (first?.complete ?? false), node };
}

/** What the calls of this file pass for a parameter; empty when a name is no parameter, or nobody calls. */
function passedTo(name: Node, document: PythonDocument): readonly Value[] {
  const binding = name.type === 'identifier' ? document.binding(name) : undefined;
  if (binding?.kind !== 'parameter') return [];
  const owner = enclosing(binding.at, 'function_definition', 'lambda');
  const definition = document.functions.find(({ node }) => node === owner);
  const index = definition?.parameters.findIndex((each) => each.nameNode === binding.at) ?? -1;
  const parameter = definition?.parameters[index];
  if (!definition || !parameter || definition.owner?.kind === 'class') return [];
  const calls = document.calls.filter(
    ({ function: called }) => called.type === 'identifier' && document.definition(called) === definition,
  );
  return calls.map((call) => {
    const given = call.argument(parameter.name, index) ?? parameter.default;
    return given ? document.value(given) : { kind: 'unknown', node: child(call.node, 'function') ?? call.node };
  });
}
