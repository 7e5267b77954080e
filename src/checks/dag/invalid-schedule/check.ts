import { scheduleFault, writtenSchedule } from '../../../languages/dag/schedule.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write a schedule that Airflow can read',
  expects: 'Airflow can read the schedule',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    preset:
      '`{text}` is none of the words that Airflow knows, so the DAG fails on import. They are `@once`, `@hourly`, `@daily`, `@weekly`, `@monthly`, `@quarterly`, `@yearly` and `@continuous`.',
    fields:
      '`{text}` is no cron expression, which has five fields: minute, hour, day, month, day of the week. Airflow cannot read it, and the DAG fails on import.',
    field: '`{part}` is no {field}, so Airflow cannot read this schedule, and the DAG fails on import.',
  },
  *run(document) {
    for (const dag of document.dags) {
      const schedule = writtenSchedule(dag, document.python);
      const fault = schedule && scheduleFault(schedule.text);
      if (!schedule || !fault) continue;
      const { message, ...details } = fault;
      yield { message, at: document.python.range(schedule.node), values: { text: schedule.text, ...details } };
    }
  },
});
