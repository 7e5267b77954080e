import type { PythonDocument } from '../python/document.ts';
import { child, enclosing, type Node } from '../python/tree.ts';
import { holders } from './dag.ts';
import { dependenciesOf, takesData } from './dependencies.ts';
import type { DagDocument } from './document.ts';
import { isTaskGroup, type Task } from './task.ts';

/**
 * Tasks that nothing leads to and that lead to nothing, in a DAG whose other tasks are ordered. Only what is certain: a
 * task whose name is used elsewhere, that stands in a group or a loop, or is handed on, may be connected there.
 */
export function isolatedTasks(document: DagDocument): readonly Task[] {
  const { python, tasks } = document;
  const ordered = dependenciesOf(document);
  if (ordered.length === 0 || /\.(?:tasks|task_dict|roots|leaves|get_task|topological_sort)\b/.test(document.text))
    return [];
  const dags = new Set(ordered.flatMap(holders(document.dags)));
  const [only] = document.dags;
  if (only && only.bodies.length === 0 && document.dags.length === 1) dags.add(only);
  return tasks.filter((task) => {
    if (!task.dag || !dags.has(task.dag) || task.repeated || isInGroup(task, document)) return false;
    return !takesData(task.call, python) && isUnused(task.call.node, document);
  });
}

/** Whether the value of an expression goes nowhere: a statement of its own, or a name that is never read. */
function isUnused(node: Node, document: DagDocument): boolean {
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  const statement = at.parent;
  if (statement?.type === 'expression_statement') return statement.children.length === 1;
  if (statement?.type !== 'assignment' || at.field !== 'right' || statement.parent?.type !== 'expression_statement')
    return false;
  const target = child(statement, 'left');
  if (target?.type !== 'identifier') return false;
  const places = document.placesOf(document.python.textOf(target));
  return places.every((each) => each === target || isDocumentation(each, document.python));
}

/** `load.doc_md = ...` says nothing of the order. */
function isDocumentation({ parent, field }: Node, document: PythonDocument): boolean {
  if (field === 'name' && parent?.type === 'keyword_argument') return true;
  if (field === 'name' && parent?.type === 'function_definition') return false;
  return (
    parent?.type === 'attribute' &&
    field === 'object' &&
    parent.field === 'left' &&
    /\.doc(?:_\w+)?$/.test(document.textOf(parent))
  );
}

/** A group may be ordered as a whole. */
function isInGroup({ call, dag }: Task, { python }: DagDocument): boolean {
  for (let at = call.node.parent; at; at = at.parent) {
    if (dag?.bodies.includes(at)) return false;
    if (at.type === 'with_statement' && !dag?.bodies.some((body) => body.parent === at)) return true;
    if (at.type === 'function_definition') return isGroupFunction(at, python);
  }
  return enclosing(call.node, 'with_statement') !== undefined && dag?.bodies.length === 0;
}

function isGroupFunction(node: Node, document: PythonDocument): boolean {
  const body = child(node, 'body')?.children[0];
  const definition = body && document.functionOf(body);
  return definition !== undefined && isTaskGroup(definition, document);
}
