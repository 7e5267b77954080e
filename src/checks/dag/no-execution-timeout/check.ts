import { settingOf } from '../../../languages/dag/setting.ts';
import { labelOf } from '../../../languages/dag/task-id.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

/** They do nothing, so they take no time. */
const quick = /^(?:Dummy|Empty|LatestOnly)Operator$/;

export const check = defineCheck({
  title: 'Limit how long a task may take',
  expects: 'Every task has a time limit',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  messages: {
    unlimited:
      '`{task}` may take for ever: when its query or request hangs, the run hangs with it and nothing fails. Set `execution_timeout` on it, or in `default_args` for all tasks.',
  },
  *run(document) {
    const tasks = document.tasks.filter(({ name }) => !quick.test(name));
    if (document.dags.length === 0 || tasks.length === 0) yield notApplicable;
    else {
      const settings = tasks.map((task) => ({ task, ...settingOf(task, ['execution_timeout'], document) }));
      const without = settings.filter(({ entry }) => !entry);
      const certain = without.find(({ complete }) => complete);
      if (certain) {
        const values = { task: labelOf(certain.task, document.python) };
        yield { message: 'unlimited', at: document.python.range(certain.task.call.nameNode), values };
      } else if (without.length > 0) yield unknown;
    }
  },
});
