import { taskDecoratorOf } from '../../../languages/dag/task.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write tasks as functions',
  expects: 'Tasks are functions decorated with `@task`',
  reads: 'dag',
  kind: 'requires',
  level: 'praise',
  criterion: 'dag.taskflow_api',
  messages: {
    found: '`{name}` is a function that is a task, so what it takes and returns can be read off it.',
    missing:
      'No function here is decorated with `@task`. With it a Python function is a task, and passing what one returns to the next is the dependency.',
  },
  *run(document) {
    const first = document.python.functions.find((definition) => taskDecoratorOf(definition, document.python));
    const [dag] = document.dags;
    if (first) yield { message: 'found', at: document.python.range(first.nameNode), values: { name: first.name } };
    else if (dag) yield { message: 'missing', at: document.python.range(dag.at) };
    else yield notApplicable;
  },
});
