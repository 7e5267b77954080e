import { variablesOf } from '../../../languages/gitlab/language.ts';
import { isLiteralSecret, isSecretName, secretInText } from '../../../languages/workflow/secrets.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets out of the GitLab CI file',
  expects: 'No secret is written in a variable',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  criterion: 'gitlab.no_plaintext_secret',
  messages: {
    variable:
      '`{name}` is written out, so everyone who can read the repository has it, and its history keeps it. Define it as a masked CI/CD variable of the project, and replace the one that was exposed.',
  },
  *run(document) {
    for (const { name, value, at } of variablesOf(document)) {
      const secret = isSecretName(name) && isLiteralSecret(value) && !/\s/.test(value.trim());
      if (secret || secretInText(value)) yield { message: 'variable', at, values: { name } };
    }
  },
});
