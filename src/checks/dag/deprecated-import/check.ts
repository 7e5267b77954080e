import { retiredImports } from '../../../languages/dag/retired-import.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Import from where Airflow keeps it today',
  expects: 'Nothing is imported from a retired module',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.deprecated_import',
  messages: {
    moved:
      '`{module}` is deprecated since Airflow 2 and gone in Airflow 3. Airflow 2 has it in `{two}`, Airflow 3 in `{three}`.',
    dates:
      '`airflow.utils.dates` is deprecated since Airflow 2 and gone in Airflow 3. Write a fixed date with a time zone instead.',
    subdag: 'SubDAGs are deprecated since Airflow 2 and gone in Airflow 3. Put the tasks into a `TaskGroup`.',
    retired:
      '`{module}` is deprecated since Airflow 2 and gone in Airflow 3. The page of its provider package says where it is today.',
  },
  *run(document) {
    for (const { node, message, ...values } of retiredImports(document.python))
      yield { message, at: document.python.range(node), values };
  },
});
