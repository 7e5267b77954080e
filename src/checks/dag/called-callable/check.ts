import { calledCallables } from '../../../languages/dag/called-callable.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pass the function, do not call it',
  expects: 'Every task is given a function to run later',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  messages: {
    called:
      '`{call}` runs each time Airflow reads this file, and the task is given what it returns. Pass the function itself, without the parentheses.',
  },
  *run({ python, tasks }) {
    for (const { node, function: named, positional, keywords } of calledCallables(tasks, python)) {
      const hasArguments = positional.length + keywords.size > 0;
      const fix = hasArguments ? undefined : { range: python.range(node), text: python.textOf(named) };
      yield { message: 'called', at: python.firstLine(node), values: { call: python.textOf(node) }, fix };
    }
  },
});
