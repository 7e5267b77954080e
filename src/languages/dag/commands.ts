import type { StringValue } from '../python/value.ts';
import type { DagDocument } from './document.ts';
import type { Task } from './task.ts';

/** A shell command that an operator runs, as far as it is written out. */
export type Command = { readonly task: Task; readonly command: StringValue };

/** The commands of BashOperators. */
export function commandsOf({ tasks, python }: DagDocument): readonly Command[] {
  return tasks.flatMap((task) => {
    const given = task.name === 'BashOperator' ? task.call.argument('bash_command') : undefined;
    const command = given && python.value(given);
    return command?.kind === 'string' ? { task, command } : [];
  });
}
