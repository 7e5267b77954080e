import type { DagDocument } from '../../../languages/dag/document.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

/** Functions and classes of other modules that may well build a DAG. */
const builders = /(?:dag|dags|dag_?factory)$/i;

export const check = defineCheck({
  title: 'Build a DAG',
  expects: 'The file builds a DAG',
  reads: 'dag',
  kind: 'requires',
  level: 'must',
  criterion: 'dag.constructs_dag',
  messages: {
    found: 'The file describes a DAG.',
    missing:
      'No DAG is built here, so Airflow has nothing to show or to run. Build one with `with DAG(...) as dag:`, or with a function decorated with `@dag`.',
    'tasks-only':
      '`{task}` is a task, and no DAG is built here that could hold it, so Airflow shows nothing. Put it below `with DAG(...) as dag:`, or into a function decorated with `@dag`.',
  },
  *run(document) {
    const [first] = document.dags;
    if (first) yield { message: 'found', at: document.python.range(first.at) };
    else if (mayBeBuiltElsewhere(document)) yield unknown;
    else yield nearMiss(document);
  },
});

/** A class of one's own that extends `DAG`, a library or a module that makes DAGs. */
function mayBeBuiltElsewhere({ python }: DagDocument): boolean {
  if (python.classes.some(({ bases }) => bases.some((base) => base?.endsWith('DAG')))) return true;
  return python.calls.some(
    (call) =>
      builders.test(call.method ?? '') &&
      !call.callee?.startsWith('airflow.') &&
      !python.definition(call.function) &&
      python.runsAtImport(call.node),
  );
}

function nearMiss({ python, tasks, lines }: DagDocument) {
  const [task] = tasks;
  if (task)
    return { message: 'tasks-only', at: python.range(task.call.nameNode), values: { task: task.name } } as const;
  const [first] = python.imports.filter(({ module }) => /^airflow\b/.test(module));
  return { message: 'missing', at: first ? python.firstLine(first.statement) : lines.lineRange(1) } as const;
}
