import { secretValues } from '../../../languages/kubernetes/secret-values.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep the values of Secrets out of the repository',
  expects: 'No Secret holds its value',
  reads: 'kubernetes',
  kind: 'forbids',
  level: 'must',
  criterion: 'k8s.secret_manifest_with_value',
  messages: {
    written:
      'This Secret holds `{key}` in clear text, and it is in every clone of this repository. Make the Secret outside of it or encrypt the file, and replace the value.',
    encoded:
      'base64 hides nothing: everybody with a clone can read `{key}`. Make the Secret outside of the repository or encrypt the file, and replace the value.',
  },
  *run({ objects }) {
    const secrets = secretValues(objects);
    if (secrets.length === 0) yield notApplicable;
    for (const { written, unclear } of secrets) {
      // Of a Secret one place is enough: all of it has to go.
      const [first] = written;
      if (first) yield { message: first.form, at: first.at, values: { key: first.name } };
      else if (unclear) yield unknown;
    }
  },
});
