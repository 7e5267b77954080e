import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'State the schedule',
  expects: 'Every DAG states its schedule',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  criterion: 'dag.schedule_explicit',
  messages: {
    unstated:
      'This DAG does not say when it runs. Airflow 2 then runs it once a day, and Airflow 3 never by itself. Give it `schedule`, or `schedule=None` if only somebody starts it.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    for (const dag of document.dags) {
      if (['schedule', 'schedule_interval', 'timetable'].some((name) => dag.argument(name))) continue;
      yield dag.complete ? { message: 'unstated', at: document.python.range(dag.at) } : unknown;
    }
  },
});
