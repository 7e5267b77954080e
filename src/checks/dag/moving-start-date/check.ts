import { dateExpressions, movingStartDates, startDate } from '../../../languages/dag/clock.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Fix the start date',
  expects: 'The start date does not move',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  criterion: 'dag.start_date_static',
  messages: {
    moving:
      '`{date}` is another date each time the file is read, so the first interval may never end and a back-fill has no fixed beginning. Write a date: `datetime(2026, 1, 1, tzinfo=timezone.utc)`.',
  },
  *run(document) {
    if (dateExpressions(document, startDate).length === 0) yield notApplicable;
    for (const date of movingStartDates(document)) {
      yield { message: 'moving', at: document.python.range(date), values: { date: document.python.textOf(date) } };
    }
  },
});
