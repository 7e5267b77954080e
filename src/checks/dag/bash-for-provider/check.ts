import { commandsOf } from '../../../languages/dag/commands.ts';
import { providerFor } from '../../../languages/dag/provider-command.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Use the operator made for the program',
  expects: 'No shell command does what an operator does',
  reads: 'dag',
  kind: 'forbids',
  level: 'note',

  messages: {
    provider:
      '`{program}` in a shell has to be on every worker, with what it signs in with. `{replacement}` takes a connection of Airflow as `{connection}`, and fails with the message of the service.',
    hook: '`{program}` in a shell has to be on every worker, with what it signs in with. A task that calls `{replacement}` takes a connection of Airflow as `{connection}`, and fails with the message of the service.',
    submit:
      '`{program}` in a shell hides the job from Airflow. `{replacement}` takes the cluster as `{connection}`, and ends the job when the task is ended.',
    trigger:
      '`{program}` in a shell leaves no trace of what it started. `{replacement}` links to the run, and can wait for it.',
  },
  *run(document) {
    for (const { command } of commandsOf(document)) {
      const found = providerFor(command.text);
      if (found) yield { ...found, at: document.python.firstLine(command.node) };
    }
  },
});
