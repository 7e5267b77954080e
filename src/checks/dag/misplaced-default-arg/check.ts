import { defineCheck, notApplicable } from '../../../review/check.ts';

const ofDag: ReadonlySet<string> = new Set([
  'catchup',
  'schedule',
  'schedule_interval',
  'timetable',
  'max_active_runs',
  'tags',
]);

export const check = defineCheck({
  title: 'Pass arguments of the DAG to the DAG',
  expects: 'Arguments of the DAG are not in `default_args`',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  criterion: 'dag.dag_arg_misplaced_in_default_args',
  messages: {
    misplaced:
      '`{name}` is an argument of the DAG. In `default_args` Airflow ignores it, without a word. Pass it to `DAG(...)` itself.',
  },
  *run(document) {
    if (document.dags.length === 0) yield notApplicable;
    const misplaced = document.dags.flatMap((dag) => [...document.defaultsOf(dag).entries.values()]);
    for (const { name, at } of new Set(misplaced)) {
      if (ofDag.has(name)) yield { message: 'misplaced', at: document.python.range(at), values: { name } };
    }
  },
});
