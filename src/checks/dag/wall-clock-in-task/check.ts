import { clockCalls } from '../../../languages/dag/clock.ts';
import { functionAround } from '../../../languages/python/definition.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take the date from the run',
  expects: 'No task asks for the time of day',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.wall_clock_in_task',
  messages: {
    clock:
      '`{call}` is the moment at which the code happens to run: when last Tuesday is run again, it works on today. Take the date from the run: `ds`, or `data_interval_start`.',
  },
  *run(document) {
    for (const { call, inDate } of clockCalls(document)) {
      if (inDate || !functionAround(call.node)) continue;
      const values = { call: `${document.python.textOf(call.function)}()` };
      yield { message: 'clock', at: document.python.range(call.node), values };
    }
  },
});
