import type { Call } from '../python/call.ts';
import type { Decorator, FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';
import { type Dag, holders } from './dag.ts';

/** An operator that is built, or a call of a function decorated with `@task`. */
export type Task = {
  /** The class, or the decorator: `BashOperator`, `task`, `task.sensor`. */
  readonly name: string;
  readonly sensor: boolean;
  /** What makes the task. */
  readonly call: Call;
  /** The function behind a TaskFlow task. */
  readonly definition: FunctionDefinition | undefined;
  /** Where its settings stand (`retries`, `timeout`): the operator's call, the decorator's. */
  readonly settings: readonly Call[];
  /** The DAG that it certainly belongs to. */
  readonly dag: Dag | undefined;
  /** It may be made several times: it stands in a loop, or in a function that makes tasks. */
  readonly repeated: boolean;
};

const operatorName = /^[A-Z]\w*(?:Operator|Sensor)(?:Async)?$/;
/** Take a `task_id`, and are no tasks. */
const notTasks: ReadonlySet<string> = new Set([
  'TaskInstance',
  'TaskInstanceKey',
  'TaskFail',
  'Log',
  'ExternalTaskMarker',
  'XComArg',
]);
const taskDecorator = /^(?:airflow\.(?:[\w.]+\.|.*\bDAG\(\)\.))?(?:task(?:\.\w+)?|setup|teardown)$/;
const groupDecorator = /^(?:airflow\.(?:\w+\.)*)?task_group$/;

/** The class of the operator that a call builds: `BashOperator(...)`, `BashOperator.partial(...)`. */
export function operatorOf(call: Call, document: PythonDocument): string | undefined {
  const made = call.method === 'partial' && call.receiver ? call.receiver : call.function;
  const name = lastName(document.qualify(made)) ?? (made === call.function ? call.method : document.textOf(made));
  if (name === undefined) return undefined;
  if (operatorName.test(name)) return name;
  return /^[A-Z]/.test(name) && !notTasks.has(name) && call.keywords.has('task_id') ? name : undefined;
}

const lastName = (qualified: string | undefined): string | undefined => {
  const last = qualified?.slice(qualified.lastIndexOf('.') + 1);
  return last !== undefined && /^\w+$/.test(last) ? last : undefined;
};

/** The decorator that makes a function a task: `@task`, `@task.branch`, `@dag.task`. */
export const taskDecoratorOf = (definition: FunctionDefinition, document: PythonDocument): Decorator | undefined =>
  definition.decorators.find((decorator) =>
    isNamed(decorator, taskDecorator, /^@\s*(?:\w+\.)*task(?:\.\w+)?\s*(?:\(|$)/, document),
  );

export const isTaskGroup = (definition: FunctionDefinition, document: PythonDocument): boolean =>
  definition.decorators.some((decorator) =>
    isNamed(decorator, groupDecorator, /^@\s*(?:\w+\.)*task_group\s*(?:\(|$)/, document),
  );

const isNamed = ({ name, node }: Decorator, known: RegExp, written: RegExp, document: PythonDocument): boolean =>
  name !== undefined ? known.test(name) : written.test(document.textOf(node).slice(0, 100));

/** Methods that go on with a TaskFlow function: `extract.override(...)(x)`, `load.partial(...).expand(...)`. */
const going: ReadonlySet<string> = new Set(['override', 'partial', 'expand', 'expand_kwargs']);

/** The function of this file that a call starts: `load(...)`, `load.override(...)(...)`, `load.expand(...)`. */
export function calledFunction(call: Call, document: PythonDocument): FunctionDefinition | undefined {
  let at = bare(call.function);
  for (;;) {
    if (at.type === 'identifier') {
      const definition = document.definition(at);
      return definition?.kind === 'function' ? definition : undefined;
    }
    const name = child(at, 'attribute');
    const next =
      at.type === 'call'
        ? child(at, 'function')
        : name && going.has(document.textOf(name))
          ? child(at, 'object')
          : undefined;
    if (!next) return undefined;
    at = bare(next);
  }
}

/** Whether the call is only a step to the one that makes the task, as `load.partial(...)` in `load.partial(...).expand(...)`. */
function isStep({ node }: Call, document: PythonDocument): boolean {
  const { parent } = node;
  if (parent?.type === 'call' && node.field === 'function') return true;
  const name = parent?.type === 'attribute' ? child(parent, 'attribute') : undefined;
  return name !== undefined && going.has(document.textOf(name));
}

/** Every task of a file, in the order of the text. */
export function tasksOf(document: PythonDocument, dags: readonly Dag[]): readonly Task[] {
  const holdersOf = holders(dags);
  const place = (call: Call) => placeOf(call, dags, holdersOf(call.node)[0], document);
  return document.calls.flatMap((call): Task | readonly [] => {
    const name = operatorOf(call, document);
    if (name !== undefined)
      return {
        name,
        sensor: name.endsWith('Sensor'),
        call,
        definition: undefined,
        settings: [call],
        ...place(call),
      };
    const definition = calledFunction(call, document);
    const decorator = definition && !isStep(call, document) ? taskDecoratorOf(definition, document) : undefined;
    if (!definition || !decorator) return [];
    const decorated = writtenName(decorator, document);
    return {
      name: decorated,
      sensor: decorated === 'task.sensor',
      call,
      definition,
      settings: [...(decorator.call ? [decorator.call] : []), ...steps(call, document)],
      ...place(call),
    };
  });
}

/** `task`, `task.sensor`. */
export function writtenName({ name, node }: Decorator, document: PythonDocument): string {
  const [text = 'task'] = /task(?:\.\w+)?$/.exec(name ?? document.textOf(node).replace(/\([\s\S]*$/, '')) ?? [];
  return text;
}

/** The calls along `load.override(retries=1).partial(...)`. */
function steps(call: Call, document: PythonDocument): readonly Call[] {
  const found: Call[] = [];
  let at: Node | undefined = call.function;
  while (at && at.type !== 'identifier') {
    if (at.type === 'call') {
      const step = document.call(at);
      if (step.method === 'override') found.push(step);
    }
    at = child(at, at.type === 'call' ? 'function' : 'object');
  }
  return found;
}

function placeOf(
  call: Call,
  dags: readonly Dag[],
  around: Dag | undefined,
  document: PythonDocument,
): { readonly dag: Dag | undefined; readonly repeated: boolean } {
  const given = call.keywords.get('dag')?.value;
  const name = given && document.textOf(given);
  // A name that is used for one DAG after the other means the last one before.
  const last =
    name === undefined ? undefined : dags.findLast(({ at, names }) => at.from < call.node.from && names.has(name));
  const dag = last ?? around ?? (dags.length === 1 ? dags[0] : undefined);
  return { dag, repeated: isRepeated(call.node, dag) };
}

const repeating: ReadonlySet<string> = new Set([
  'for_statement',
  'while_statement',
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
]);

/** Whether a loop or a function stands between a task and its DAG. */
function isRepeated(node: Node, dag: Dag | undefined): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (dag?.bodies.includes(at)) return false;
    if (at.type === 'function_definition') return dag?.call === undefined || !isWithin(dag.call.node, at);
    if (repeating.has(at.type) && !(dag?.call && isWithin(dag.call.node, at))) return true;
  }
  return false;
}

const isWithin = (node: Node, outer: Node): boolean => outer.from <= node.from && node.to <= outer.to;
