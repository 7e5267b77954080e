import { mayUseRunDate, runDatesOf } from '../../../languages/dag/run-date.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Work on the day of the run',
  expects: 'The work depends on the day of the run',
  reads: 'dag',
  kind: 'requires',
  level: 'should',
  criterion: 'dag.uses_template_date',
  messages: {
    found: 'What is loaded depends on the day of the run, so a day can be loaded again.',
    missing:
      'No task here knows for which day it runs, so running last Tuesday again loads something else. Take the day from the run: `ds` in a template, or a parameter `ds` or `data_interval_start`.',
  },
  *run(document) {
    const [dag] = document.dags;
    if (!dag) {
      yield notApplicable;
      return;
    }
    const [first] = runDatesOf(document);
    if (first) yield { message: 'found', at: document.python.firstLine(first) };
    else if (mayUseRunDate(document)) yield unknown;
    else yield { message: 'missing', at: document.python.range(dag.at) };
  },
});
