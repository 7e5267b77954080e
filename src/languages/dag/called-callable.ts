import type { Call } from '../python/call.ts';
import type { FunctionDefinition } from '../python/definition.ts';
import type { PythonDocument } from '../python/document.ts';
import type { Task } from './task.ts';

/** Names of functions that make functions. */
const maker = /partial|factory|wrap|decorat|^_*(?:make|create|build|get|bind)|curry|lambda/i;

/** Calls that stand where a task takes a function, and that certainly give none. */
export function calledCallables(tasks: readonly Task[], document: PythonDocument): readonly Call[] {
  return tasks.flatMap(({ call }) => {
    const given = call.argument('python_callable');
    if (given?.type !== 'call') return [];
    const made = document.call(given);
    return givesNoFunction(made, document) ? [made] : [];
  });
}

function givesNoFunction(call: Call, document: PythonDocument): boolean {
  const definition = call.function.type === 'identifier' ? document.definition(call.function) : undefined;
  if (definition) return definition.kind === 'function' && returnsNothing(definition);
  const isPlain = call.positional.length + call.keywords.size === 0 && call.complete;
  return isPlain && call.function.type === 'identifier' && !maker.test(call.method ?? 'lambda');
}

/** A decorator may change what a call gives. */
const returnsNothing = ({ returnStatements, yields, decorators }: FunctionDefinition): boolean =>
  decorators.length === 0 &&
  yields.length === 0 &&
  returnStatements.every(({ children }) =>
    children.every(({ type }) => type !== 'identifier' && type !== 'lambda' && type !== 'call' && type !== 'attribute'),
  );
