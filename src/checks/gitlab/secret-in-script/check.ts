import { commandsOf, placeOf } from '../../../languages/gitlab/language.ts';
import { secretInCommand } from '../../../languages/workflow/command-secrets.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets out of scripts',
  expects: 'No script holds a secret in clear text',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  messages: {
    command:
      'This command holds a secret in clear text, and so do the job log and the history. Read it from a masked CI/CD variable, and replace the one that was exposed.',
  },
  *run(document) {
    for (const found of commandsOf(document)) {
      const secret = secretInCommand(found.command);
      if (secret) yield { message: 'command', at: placeOf(found) };
    }
  },
});
