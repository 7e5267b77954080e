import { duplicateTasks } from '../../../languages/dag/duplicates.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every task an id of its own',
  expects: 'No two tasks share an id',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    duplicate:
      '`{id}` is the id of a task above, in the same DAG. Airflow refuses the second one, and the whole file fails on import. Give it an id of its own.',
  },
  *run(document) {
    for (const { node, id } of duplicateTasks(document)) {
      yield { message: 'duplicate', at: document.python.range(node), values: { id } };
    }
  },
});
