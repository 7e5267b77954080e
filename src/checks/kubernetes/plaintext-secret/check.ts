import { tokenIn } from '../../../languages/credentials.ts';
import { isLiteralSecret, isSecretName, urlCredentials } from '../../../languages/dockerfile/secret.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep passwords out of the manifest',
  expects: 'No password stands in the environment of a container',
  reads: 'kubernetes',
  kind: 'forbids',
  level: 'must',
  criterion: 'k8s.plaintext_secret_env',
  messages: {
    value:
      'The value of `{name}` is written out, and it is in every clone of this repository. Take it from a Secret with `valueFrom.secretKeyRef`, and replace the one that was exposed.',
    url: '`{name}` holds a URL with its password, and it is in every clone of this repository. Take it from a Secret with `valueFrom.secretKeyRef`, and replace the password.',
  },
  *run({ containers }) {
    const variables = new Map(containers.flatMap(({ env }) => env).map((variable) => [variable.place, variable]));
    for (const { name, place } of variables.values()) {
      const isSecret = (isSecretName(name) && isLiteralSecret(place.text)) || tokenIn(place.text) !== undefined;
      if (urlCredentials(place.text)) yield { message: 'url', at: place.range, values: { name } };
      else if (isSecret) yield { message: 'value', at: place.range, values: { name } };
    }
  },
});
