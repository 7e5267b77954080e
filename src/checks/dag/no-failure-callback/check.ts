import type { DagDocument } from '../../../languages/dag/document.ts';
import { isOff } from '../../../languages/dag/empty.ts';
import { settings } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Tell somebody when it fails',
  expects: 'Somebody is told when a task fails or is late',
  reads: 'dag',
  kind: 'requires',
  level: 'should',
  criterion: 'dag.uses_sla_or_failure_callback',
  messages: {
    found: 'It is stated what happens when this fails or is late.',
    missing:
      'When this fails at night, nobody is told. Set `on_failure_callback` in `default_args`, or a deadline on the DAG.',
    mail: 'When this fails, Airflow sends an e-mail and nothing else, and nobody hears of a run that is late. Set `on_failure_callback` in `default_args` for a channel that somebody watches, or a deadline on the DAG.',
  },
  *run(document) {
    const [dag] = document.dags;
    if (!dag) {
      yield notApplicable;
      return;
    }
    const { entries, complete } = settings(document, ['on_failure_callback', 'sla', 'sla_miss_callback', 'deadline'], {
      onDag: true,
    });
    const set = entries.find(({ value }) => !isOff(document.python.value(value)));
    if (set) yield { message: 'found', at: document.python.range(set.at) };
    else if (!complete) yield unknown;
    else
      yield {
        message: sendsMail(document) ? 'mail' : 'missing',
        at: document.python.range(entries[0]?.at ?? dag.at),
      };
  },
});

/** Airflow writes to `email` when a task fails, unless `email_on_failure` is switched off. */
function sendsMail(document: DagDocument): boolean {
  const { python } = document;
  const isOn = (name: string) => {
    const { entries } = settings(document, [name]);
    return entries.length > 0 ? entries.some(({ value }) => !isOff(python.value(value))) : undefined;
  };
  return isOn('email') === true && isOn('email_on_failure') !== false;
}
