import { isTestFile } from '../../../languages/python/test-file.ts';
import { writtenSecrets } from '../../../languages/python/written-secrets.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets out of the code',
  expects: 'No secret is written in the code',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'py.hardcoded_secret',
  messages: {
    secret:
      'The value of `{name}` is written here, so everyone who can read the repository has it, now and from its history. Replace it at the service, and read the new one from the environment or a secret store.',
    carried:
      'A password or a key is part of this text, so everyone who can read the repository has it, now and from its history. Replace it at the service, and read the new one from the environment or a secret store.',
  },
  *run(document) {
    if (isTestFile(document)) yield notApplicable;
    else
      for (const { name, at, sure } of writtenSecrets(document)) {
        if (!sure) yield unknown;
        else if (name === undefined) yield { message: 'carried', at: document.range(at) };
        else yield { message: 'secret', at: document.range(at), values: { name } };
      }
  },
});
