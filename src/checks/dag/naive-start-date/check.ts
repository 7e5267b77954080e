import { naiveStartDates } from '../../../languages/dag/time-zone.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the start date a time zone',
  expects: 'The start date has a time zone',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  messages: {
    naive:
      '`{date}` has no time zone, so it means what the Airflow that reads it is set to, and the schedule counts from there. Say it: `tzinfo=timezone.utc`, or `pendulum.datetime(..., tz="Europe/Berlin")`.',
  },
  *run(document) {
    for (const { node, fix } of naiveStartDates(document)) {
      const values = { date: document.python.textOf(node) };
      yield { message: 'naive', at: document.python.range(node), values, fix };
    }
  },
});
