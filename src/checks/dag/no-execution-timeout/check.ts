import type { DagDocument } from '../../../languages/dag/document.ts';
import { settingOf } from '../../../languages/dag/setting.ts';
import type { Task } from '../../../languages/dag/task.ts';
import { labelOf } from '../../../languages/dag/task-id.ts';
import type { Entry } from '../../../languages/python/value.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

/** They do nothing, so they take no time. */
const quick = /^(?:Dummy|Empty|LatestOnly)Operator$/;

export const check = defineCheck({
  title: 'Limit how long a task may take',
  expects: 'Every task has a time limit',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  saidBy: ['dag/unbounded-sensor', 'dag/sensor-without-timeout'],
  messages: {
    unlimited:
      '`{task}` may take for ever: when its query or request hangs, the run hangs with it and nothing fails. Set `execution_timeout` on it, or in `default_args` for all tasks.',
    sensor:
      '`{task}` may wait for seven days before it gives up: that is the `timeout` of a sensor that states none. Set `timeout` on it, or `execution_timeout`.',
    number:
      'Airflow takes a `timedelta` here and refuses anything else, so this file does not load. Write `timedelta(minutes=...)`.',
  },
  *run(document) {
    const tasks = document.tasks.filter(({ name }) => !quick.test(name));
    if (document.dags.length === 0 || tasks.length === 0) yield notApplicable;
    else {
      const found = tasks.map((task) => ({ task, ...limitOf(task, document) }));
      const entries = new Set(found.flatMap(({ entry }) => entry ?? []));
      const refused = [...entries].filter((entry) => isNoDuration(entry, document));
      yield* refused.map(({ value }) => ({ message: 'number' as const, at: document.python.range(value) }));
      const without = found.filter(({ entry }) => !entry);
      const certain = without.find(({ complete }) => complete)?.task;
      if (certain) {
        const values = { task: labelOf(certain, document.python) };
        const message = certain.sensor ? 'sensor' : 'unlimited';
        yield { message, at: document.python.range(certain.call.nameNode), values };
      } else if (without.length > 0) yield unknown;
    }
  },
});

/** What limits the time of a task; a sensor gives up after its `timeout`. */
const limitOf = (task: Task, document: DagDocument) =>
  settingOf(task, task.sensor ? ['execution_timeout', 'timeout'] : ['execution_timeout'], document);

/** Airflow 2 and 3 raise a `ValueError` for `"execution_timeout": 300`; the `timeout` of a sensor may be a number. */
function isNoDuration({ name, value }: Entry, { python }: DagDocument): boolean {
  if (name !== 'execution_timeout') return false;
  const { kind } = python.value(value);
  return kind === 'number' || kind === 'string' || /^[\d_.\s*()]+$/.test(python.textOf(value));
}
