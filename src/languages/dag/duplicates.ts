import type { PythonDocument } from '../python/document.ts';
import { enclosing, type Node } from '../python/tree.ts';
import type { Dag } from './dag.ts';
import type { DagDocument } from './document.ts';
import { taskId } from './task-id.ts';

export type Duplicate = { readonly node: Node; readonly id: string };

/** Operators whose id another one of the same DAG and the same group has, in the order of the text. */
export function duplicateTasks({ tasks, python }: DagDocument): readonly Duplicate[] {
  const seen = new Map<Dag, Map<string, Node>>();
  return tasks.flatMap((task) => {
    const id = taskId(task, python);
    const { dag, call } = task;
    if (!dag || task.definition || task.repeated || id === undefined) return [];
    // A group puts its own id in front, and one branch of an `if` leaves out the other.
    const around = enclosing(
      call.node,
      'with_statement',
      'function_definition',
      'if_statement',
      'try_statement',
      'match_statement',
    );
    const key = `${around?.from ?? -1}:${around?.type === 'if_statement' ? call.node.from : ''}:${id}`;
    const known = seen.get(dag) ?? new Map<string, Node>();
    seen.set(dag, known);
    if (known.has(key)) return { node: call.argument('task_id') ?? call.nameNode, id };
    known.set(key, call.node);
    return [];
  });
}

/** DAGs whose id another one of the file has. */
export function duplicateDags({ dags, python }: DagDocument): readonly Duplicate[] {
  const seen = new Set<string>();
  return dags.flatMap((dag) => {
    const id = dagId(dag, python);
    if (id === undefined || enclosing(dag.at, 'if_statement', 'try_statement', 'match_statement', 'for_statement'))
      return [];
    if (dag.definition ? dag.definition.owner : enclosing(dag.at, 'function_definition')) return [];
    if (seen.has(id)) return { node: dag.argument('dag_id') ?? dag.at, id };
    seen.add(id);
    return [];
  });
}

/** The id of a DAG where it is written out. */
export function dagId(dag: Dag, document: PythonDocument): string | undefined {
  const given = dag.argument('dag_id');
  if (!given) return dag.complete ? dag.definition?.name : undefined;
  const value = document.value(given);
  return value.kind === 'string' && !value.interpolated ? value.text : undefined;
}
