import { secretsWritten } from '../../../languages/workflow/written-secrets.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets out of the workflow file',
  expects: 'No secret is written in the workflow',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  criterion: 'gha.no_plaintext_secret',
  messages: {
    setting:
      '`{name}` is written out, so everyone who can read the repository has it, and its history keeps it. Store it as a repository secret, read it as `secrets.{name}`, and replace the one that was exposed.',
    command:
      'This command holds a secret in clear text, and so do the log and the history. Pass it through `env:` from a repository secret, and replace the one that was exposed.',
  },
  *run(workflow) {
    const { secrets, ofServices } = secretsWritten(workflow);
    for (const { name, at } of secrets) {
      yield name === undefined ? { message: 'command', at } : { message: 'setting', at, values: { name } };
    }
    // The password of a throw-away database in the job guards nothing.
    if (ofServices) yield unknown;
  },
});
