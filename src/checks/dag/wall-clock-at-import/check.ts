import { clockCalls } from '../../../languages/dag/clock.ts';
import { functionAround } from '../../../languages/python/definition.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Do not ask the clock while the file is imported',
  expects: 'The clock is not asked while the file is imported',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.wall_clock_at_parse_time',
  messages: {
    clock:
      '`{call}` is asked each time the scheduler reads this file, and again on the worker: two tasks of one run may see different values. Take the date from the run inside the task: `ds`, or `data_interval_start`.',
  },
  *run(document) {
    for (const { call, inDate } of clockCalls(document)) {
      if (inDate || functionAround(call.node)) continue;
      const values = { call: `${document.python.textOf(call.function)}()` };
      yield { message: 'clock', at: document.python.range(call.node), values };
    }
  },
});
