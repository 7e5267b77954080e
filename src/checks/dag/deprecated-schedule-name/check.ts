import { airflowVersion, isAtLeast } from '../../../languages/dag/version.ts';
import { child } from '../../../languages/python/tree.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pass the schedule under its new name',
  expects: 'The schedule is passed as `schedule`',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  messages: {
    renamed: '`{name}` is called `schedule` since Airflow 2.4, and Airflow 3 refuses the old name.',
  },
  *run(document, _, submission) {
    const { from, to } = airflowVersion(document, submission);
    if (to && !isAtLeast(to, [2, 4])) yield notApplicable;
    else {
      const fixable = isAtLeast(from, [2, 4]);
      for (const dag of document.dags) {
        for (const name of ['schedule_interval', 'timetable']) {
          const entry = dag.call?.keywords.get(name);
          const written = entry?.at.type === 'keyword_argument' ? child(entry.at, 'name') : undefined;
          const at = document.python.range(written ?? entry?.at ?? dag.at);
          const fix = written && fixable ? { range: at, text: 'schedule' } : undefined;
          if (entry) yield { message: 'renamed', at, values: { name }, fix };
        }
      }
    }
  },
});
