import { ignoredSlas, removedNames, removedTemplateNames } from '../../../languages/dag/removed.ts';
import { airflowVersion, isAtLeast } from '../../../languages/dag/version.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use only what your Airflow has',
  expects: 'Nothing is used that this version of Airflow has removed',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',

  messages: {
    removed: 'This repository is for Airflow 3, and {what}, so the file fails on import.',
    later: 'This repository is for Airflow 3, and {what}. That shows when this function runs, not before.',
    key: 'This repository is for Airflow 3, and {what}: the context of a task no longer has it, which shows when the task runs. Take `logical_date` or `data_interval_start`.',
    parameter:
      'This repository is for Airflow 3, and {what}, so Airflow does not fill this parameter in. Take `logical_date` or `data_interval_start`.',
    template:
      'This repository is for Airflow 3, where templates have no `{name}`, so the task fails when it runs. Take `ds`, `logical_date` or `data_interval_start`.',
    ignored:
      'This repository is for Airflow 3, which takes `{name}` and does nothing with it, so it tells nobody that a run is late. Set `on_failure_callback`, or a `deadline` on the DAG (from Airflow 3.1).',
  },
  *run(document, _, submission) {
    if (!isAtLeast(airflowVersion(document, submission).from, [3, 0])) {
      yield notApplicable;
      return;
    }
    const { python } = document;
    yield* removedNames(document).map(({ shows, what, at }) => ({ message: shows, at, values: { what } }));
    yield* ignoredSlas(document).map(({ name, at }) => ({
      message: 'ignored' as const,
      at: python.range(at),
      values: { name },
    }));
    yield* removedTemplateNames(document).map(({ name, at }) => ({
      message: 'template' as const,
      at: python.firstLine(at),
      values: { name },
    }));
  },
});
