import type { PythonDocument } from '../python/document.ts';
import type { Task } from './task.ts';

/** The id of a task where it is written out; undefined when it is made up at run time. */
export function taskId({ call, definition, settings }: Task, document: PythonDocument): string | undefined {
  const given = settings.map((each) => each.argument('task_id')).findLast((node) => node !== undefined);
  if (given) {
    const value = document.value(given);
    return value.kind === 'string' && !value.interpolated ? value.text : undefined;
  }
  if (definition) return definition.name;
  const [first] = call.positional;
  const value = first && document.value(first);
  return value?.kind === 'string' && !value.interpolated ? value.text : undefined;
}

/** What to call a task in a message: its id, else its class. */
export const labelOf = (task: Task, document: PythonDocument): string => taskId(task, document) ?? task.name;
