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
      '`{program}` in a shell needs the program and its password on every worker. `{operator}` takes a `conn_id`, and fails with the message of the service.',
  },
  *run(document) {
    for (const { command } of commandsOf(document)) {
      const found = providerFor(command.text);
      if (found) yield { message: 'provider', at: document.python.firstLine(command.node), values: found };
    }
  },
});
