import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the owner',
  expects: 'The tasks have an owner',
  reads: 'dag',
  kind: 'forbids',
  level: 'note',

  messages: {
    missing:
      'No owner is named, so nobody knows whom to ask when this fails. Set `owner` in `default_args` to a team or a person.',
    default:
      '`airflow` is the owner that every task has by default, so it tells nobody whom to ask. Name a team or a person.',
  },
  *run(document) {
    const [dag] = document.dags;
    if (!dag) {
      yield notApplicable;
      return;
    }
    const { entries, complete } = settings(document, ['owner']);
    const values = entries.map(({ value }) => document.python.value(value));
    const meaningless = values.findIndex((value) => value.kind === 'string' && value.text.toLowerCase() === 'airflow');
    const entry = entries[meaningless];
    if (entries.length === 0) yield complete ? { message: 'missing', at: document.python.range(dag.at) } : unknown;
    else if (entry) yield { message: 'default', at: document.python.range(entry.at) };
  },
});
