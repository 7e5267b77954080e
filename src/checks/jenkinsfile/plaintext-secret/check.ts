import { placeOf } from '../../../languages/jenkinsfile/language.ts';
import { assignedSecrets } from '../../../languages/jenkinsfile/secrets.ts';
import { secretInCommand } from '../../../languages/workflow/command-secrets.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets in the credentials store',
  expects: 'No secret is written in the Jenkinsfile',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    variable:
      '`{name}` is written out, so everyone who can read the repository has it, and its history keeps it. Store it in Jenkins, read it with `credentials(...)`, and replace the one that was exposed.',
    command:
      'This command holds a secret in clear text, and so do the log and the history. Bind it with `withCredentials`, and replace the one that was exposed.',
  },
  *run(document) {
    for (const { name, token } of assignedSecrets(document)) {
      yield { message: 'variable', at: document.lines.range(token.from, token.to), values: { name } };
    }
    for (const found of document.commands) {
      if (secretInCommand(found.command)) yield { message: 'command', at: placeOf(document, found) };
    }
  },
});
