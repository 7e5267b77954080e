import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';
import { calledFunction, isTaskGroup, operatorOf, taskDecoratorOf } from './task.ts';

const setters: ReadonlySet<string> = new Set(['set_upstream', 'set_downstream', 'set_dependency']);
const chains: ReadonlySet<string> = new Set(['chain', 'cross_downstream', 'chain_linear']);

/** The places where a file says that one task comes after another, in the order of the text. */
export function dependenciesOf({ python }: DagDocument): readonly Node[] {
  return [
    ...python.all('binary_operator').filter((node) => isArrow(node, python)),
    ...python.calls.filter((call) => isSetter(call)).map(({ node }) => node),
    ...python.calls.filter((call) => takesData(call, python)).map(({ node }) => node),
  ].toSorted((a, b) => a.from - b.from);
}

/** `a >> b`, but not the shifting of a number nor Python 2's `print >> file`. */
function isArrow(node: Node, document: PythonDocument): boolean {
  if (node.tokens[0] !== '>>' && node.tokens[0] !== '<<') return false;
  const sides = node.children.map(bare);
  return (
    sides.every(({ type }) => type !== 'integer' && type !== 'float') &&
    !/^print\b/.test(document.textOf(node).slice(0, 6))
  );
}

function isSetter({ method, callee }: Call): boolean {
  if (method !== undefined && setters.has(method)) return true;
  return callee === undefined
    ? chains.has(method ?? '')
    : /^(?:airflow\.(?:\w+\.)*)?(?:chain|chain_linear|cross_downstream)$/.test(callee);
}

/** Whether a call that makes a task is given what another one returns. */
export function takesData(call: Call, document: PythonDocument): boolean {
  if (!makesTask(call, document)) return false;
  const list = child(call.node, 'arguments');
  const waiting = [...(list?.children ?? [])];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (isOutput(at, document)) return true;
    if (at.type !== 'lambda') waiting.push(...at.children);
  }
  return false;
}

function makesTask(call: Call, document: PythonDocument): boolean {
  const definition = calledFunction(call, document);
  if (definition) return taskDecoratorOf(definition, document) !== undefined || isTaskGroup(definition, document);
  if (operatorOf(call, document) !== undefined) return true;
  return call.method === 'expand' || call.method === 'expand_kwargs';
}

/** `extract()`, a name for it, `rows["path"]` of it, `operator.output`. */
function isOutput(node: Node, document: PythonDocument): boolean {
  const at = bare(node);
  if (at.type === 'call') return isTaskCall(document.call(at), document);
  if (at.type === 'attribute') return isOperatorOutput(at, document);
  if (at.type !== 'identifier' || (at.field === 'name' && at.parent?.type === 'keyword_argument')) return false;
  let value = document.binding(at)?.value;
  while (value?.type === 'subscript' || value?.type === 'parenthesized_expression')
    value = child(value, 'value') ?? value.children[0];
  return (
    value !== undefined &&
    (value.type === 'call' ? isTaskCall(document.call(value), document) : isOperatorOutput(value, document))
  );
}

function isTaskCall(call: Call, document: PythonDocument): boolean {
  if (/(?:^|\.)XComArg$/.test(call.callee ?? '')) return true;
  const definition = calledFunction(call, document);
  if (definition && (taskDecoratorOf(definition, document) || isTaskGroup(definition, document))) return true;
  return call.method === 'expand' && call.receiver !== undefined && /\.partial\(/.test(document.textOf(call.receiver));
}

/** `extract.output`, where `extract` is an operator. */
function isOperatorOutput(node: Node, document: PythonDocument): boolean {
  const name = child(node, 'attribute');
  const object = child(node, 'object');
  if (!name || !object || document.textOf(name) !== 'output') return false;
  const made = object.type === 'identifier' ? document.binding(object)?.value : object;
  return made?.type === 'call' && operatorOf(document.call(made), document) !== undefined;
}
