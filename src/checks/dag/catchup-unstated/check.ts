import { addedArgument } from '../../../languages/dag/edit.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State whether past days are caught up',
  expects: 'Every DAG states `catchup`',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  criterion: 'dag.catchup_explicit',
  messages: {
    unstated:
      'This DAG does not say whether it makes up for the intervals since its start date. Airflow 2 does, with a run for each of them; Airflow 3 does not. State `catchup=False`, or `True` if you want them.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    for (const dag of document.dags) {
      if (dag.argument('catchup')) continue;
      const fix = dag.call && addedArgument(dag.call, 'catchup=False', document.python);
      yield dag.complete ? { message: 'unstated', at: document.python.range(dag.at), fix } : unknown;
    }
  },
});
