import { functionAround } from '../python/definition.ts';
import type { Node } from '../python/tree.ts';
import { isCalled } from './called.ts';
import type { DagDocument } from './document.ts';
import { isTaskGroup } from './task.ts';

/**
 * Whether the scheduler runs this whenever it reads the file: module level, `with DAG` blocks, the bodies of `@dag` and
 * `@task_group` functions, and the functions that these call.
 */
export function runsAtParse(node: Node, document: DagDocument): boolean {
  const { dags, python } = document;
  const around = functionAround(node);
  if (around && dags.some(({ definition }) => definition?.node === around)) return true;
  const group = around && python.functionOf(node);
  if (group && isTaskGroup(group, python)) return isCalled(group, document) === 'yes';
  return python.runsAtImport(node);
}
