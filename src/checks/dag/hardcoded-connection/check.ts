import { writtenConnections } from '../../../languages/dag/connection.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep servers and secrets in connections of Airflow',
  expects: 'No server and no secret stands in the DAG',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    secret:
      'A secret stands in this DAG, and in the history of the repository from now on. Change it, store the new one in a connection or a secrets backend, and name only the `conn_id` here.',
    host: '`{text}` is one server of one environment. Put it into a connection of Airflow and name only the `conn_id` here: the same DAG then runs in tests and in production.',
  },
  *run(document) {
    for (const { node, kind, text } of writtenConnections(document)) {
      yield { message: kind, at: document.python.range(node), values: { text } };
    }
  },
});
