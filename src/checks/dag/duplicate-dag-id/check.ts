import { duplicateDags } from '../../../languages/dag/duplicates.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every DAG an id of its own',
  expects: 'No two DAGs share an id',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    duplicate:
      '`{id}` is the id of a DAG above. Airflow keeps one of the two, and which one may change. Give this DAG an id of its own.',
  },
  *run(document) {
    for (const { node, id } of duplicateDags(document)) {
      yield { message: 'duplicate', at: document.python.range(node), values: { id } };
    }
  },
});
