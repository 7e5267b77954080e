import type { DagDocument } from '../../../languages/dag/document.ts';
import { mayUseRunDate, runDatesOf } from '../../../languages/dag/run-date.ts';
import { isDataAware } from '../../../languages/dag/schedule.ts';
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
    event:
      'No task here asks which change of the data started its run, so running it again works on whatever is there by then. The context tells: `triggering_asset_events`, or `triggering_dataset_events` in Airflow 2.',
    idle: 'No task here does any work yet, so nothing depends on the day of the run. The one that will can take the day from it: `ds` in a template, or a parameter `ds` or `data_interval_start`.',
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
    else
      yield {
        message: isIdle(document) ? 'idle' : startsByData(document) ? 'event' : 'missing',
        at: document.python.range(dag.at),
      };
  },
});

const isIdle = ({ tasks }: DagDocument): boolean =>
  tasks.length > 0 && tasks.every(({ name }) => /^(?:Dummy|Empty)Operator$/.test(name));

const startsByData = ({ dags, python }: DagDocument): boolean => dags.every((dag) => isDataAware(dag, python));
