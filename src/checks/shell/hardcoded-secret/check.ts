import { secretsOf } from '../../../languages/shell/secrets.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Read the secret from the environment',
  expects: 'No secret is written into the script',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  criterion: 'sh.hardcoded_secret',
  messages: {
    literal:
      'A secret is written out here (`{name}`). Everyone who can read the repository has it, now and in its history. Change it, then read it from the environment, and stop when it is not set.',
  },
  *run(shell) {
    for (const { name, from, to } of secretsOf(shell))
      yield { message: 'literal', at: shell.lines.range(from, to), values: { name } };
  },
});
