import type { Node } from '../python/tree.ts';
import type { DagDocument } from './document.ts';

/** https://github.com/apache/airflow: `validate_key` of `airflow.utils.helpers` takes this, and 250 characters. */
const valid = /^[\p{L}\p{N}\p{M}_.-]{1,250}$/u;

/** The ids of DAGs and tasks that are written out and that Airflow refuses, in the order of the text. */
export function invalidIds({
  dags,
  tasks,
  python,
}: DagDocument): readonly { readonly node: Node; readonly id: string }[] {
  const given = [
    ...dags.map((dag) => dag.argument('dag_id')),
    ...tasks.flatMap(({ settings }) => settings.map((each) => each.argument('task_id'))),
  ];
  return [...new Set(given)]
    .flatMap((node) => {
      const value = node && python.value(node);
      if (value?.kind !== 'string' || value.interpolated || valid.test(value.text)) return [];
      return { node: value.node, id: value.text };
    })
    .toSorted((a, b) => a.node.from - b.node.from);
}
