import { dependenciesOf } from '../../../languages/dag/dependencies.ts';
import type { Task } from '../../../languages/dag/task.ts';
import { labelOf } from '../../../languages/dag/task-id.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say which task comes after which',
  expects: 'The tasks depend on each other',
  reads: 'dag',
  kind: 'requires',
  level: 'must',
  criterion: 'dag.sets_dependencies',
  messages: {
    found: 'The order of the tasks is stated.',
    missing:
      'No task waits for another one, so `{first}` and `{second}` may run at the same time or in any order. Say which comes after which: `extract >> load`, or pass what one returns to the next.',
    unordered:
      'No task waits for another one, so all of them may run at the same time or in any order. Say which comes after which: `extract >> load`, or pass what one returns to the next.',
  },
  *run(document) {
    const [found] = dependenciesOf(document);
    if (found) {
      yield { message: 'found', at: document.python.firstLine(found) };
      return;
    }
    if (document.dags.length === 0) yield notApplicable;
    const groups = [...Map.groupBy(document.tasks, ({ dag }) => dag)];
    const [first, second] = groups.find(([dag, tasks]) => dag && tasks.length > 1)?.[1] ?? [];
    // Tasks that may be made several times, or whose DAG is not known, may have an order or need none.
    const isOpen = ({ dag, repeated }: Task): boolean => repeated || !dag;
    if (!first || !second) yield document.tasks.some(isOpen) ? unknown : notApplicable;
    else {
      const values = { first: labelOf(first, document.python), second: labelOf(second, document.python) };
      const message = values.first === values.second ? 'unordered' : 'missing';
      yield { message, at: document.python.range(second.call.nameNode), values };
    }
  },
});
