import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the DAG a start date',
  expects: 'Every DAG has a start date',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  criterion: 'dag.start_date_set',
  messages: {
    missing:
      'Nothing here says from which day on this DAG runs, so Airflow cannot tell when the first interval begins. Give it a fixed `start_date`.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    const onTasks = document.tasks.some((task) => task.settings.some(({ keywords }) => keywords.has('start_date')));
    const hidden = !settings(document, ['start_date']).complete;
    for (const dag of document.dags) {
      const defaults = document.defaultsOf(dag);
      if (onTasks || dag.argument('start_date') || defaults.entries.has('start_date')) continue;
      const certain = dag.complete && defaults.complete && !hidden;
      yield certain ? { message: 'missing', at: document.python.range(dag.at) } : unknown;
    }
  },
});
