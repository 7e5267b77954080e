import { slowCalls } from '../../../languages/dag/slow-work.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Do no work while the file is imported',
  expects: 'Nothing is read, queried or requested while the file is imported',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  criterion: 'dag.toplevel_io',
  messages: {
    variable:
      '`{call}` asks the database of Airflow each time Airflow reads this file, by default every 30 seconds. Use `var.value` in a template, or move it into the task.',
    connection:
      '`{call}` looks up a connection each time the scheduler reads this file. Move it into the task, or hand the `conn_id` to an operator.',
    request:
      '`{call}` sends a request each time the scheduler reads this file, and when the other side is down the DAG disappears. Move it into a task.',
    file: '`{call}` opens a file each time the scheduler reads this DAG, also on machines that do not have it. Move it into a task.',
    folder:
      '`{call}` lists a folder each time the scheduler reads this file, and the DAG changes with what lies there. Move it into a task.',
    frame: '`{call}` loads data each time the scheduler reads this file. Move it into a task.',
    database:
      '`{call}` sets up a connection to a database each time the scheduler reads this file, from every process that does. Move it into a task.',
    cloud: '`{call}` signs in to a cloud service each time the scheduler reads this file. Move it into a task.',
  },
  *run(document) {
    for (const { kind, call } of slowCalls(document)) {
      const values = { call: document.python.textOf(call.function).replace(/\s+/g, ' ') };
      yield { message: kind, at: document.python.range(call.nameNode), values };
    }
  },
});
