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
  },
  *run(document, _, submission) {
    if (!isAtLeast(airflowVersion(document, submission).from, [3, 0])) yield notApplicable;
    else {
      for (const { message, at } of document.python.lint('AIR301', 'AIR302')) {
        yield { message: 'removed', at, values: { what: message.replace(/[;.]\s*$/, '') } };
      }
    }
  },
});
