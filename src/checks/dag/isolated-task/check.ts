import { isolatedTasks } from '../../../languages/dag/isolated.ts';
import { labelOf } from '../../../languages/dag/task-id.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Connect every task',
  expects: 'Every task is connected to another one',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  messages: {
    isolated:
      'The other tasks are in an order and `{task}` is not, so it runs at the very start, whatever it needs. Say what it comes after, or before.',
  },
  *run(document) {
    for (const task of isolatedTasks(document)) {
      const values = { task: labelOf(task, document.python) };
      yield { message: 'isolated', at: document.python.range(task.call.nameNode), values };
    }
  },
});
