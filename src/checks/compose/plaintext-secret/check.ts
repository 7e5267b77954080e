import { settingsOf } from '../../../languages/compose/language.ts';
import { isLiteralSecret, isSecretName, urlCredentials } from '../../../languages/dockerfile/secret.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

const defaultOf = (value: string): string => /^\s*\$\{\w+:?-([^${}]*)\}\s*$/.exec(value)?.[1] ?? '';

export const check = defineCheck({
  title: 'Keep passwords out of the compose file',
  expects: 'No password stands in the compose file',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  criterion: 'compose.plaintext_secret',
  messages: {
    value:
      'The value of `{name}` is written out, and it is in every clone of this repository. Use a variable from a `.env` that Git ignores.',
    url: '`{name}` holds a URL with its password, and it is in every clone of this repository. Put the password into a variable.',
  },
  *run(compose) {
    for (const { name, value, place } of settingsOf(compose)) {
      if (isSecretName(name) && isLiteralSecret(value)) yield { message: 'value', at: place.range, values: { name } };
      else if (urlCredentials(value)) yield { message: 'url', at: place.range, values: { name } };
      else if (isSecretName(name) && isLiteralSecret(defaultOf(value)) && defaultOf(value) !== '') yield unknown;
    }
  },
});
