import { isLiteralSecret, isSecretName, urlCredentials } from '../../../languages/dockerfile/secret.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep secrets out of ENV and ARG',
  expects: 'No secret stands in ENV or ARG',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  criterion: 'docker.no_secrets_in_env_or_arg',
  messages: {
    value:
      '`{name}` is stored in the image: whoever can pull it can read it with `docker inspect`. Pass it when the container starts, and change it if it was real.',
    argument:
      '`{name}` is passed as a build argument, and `docker history` shows those. Use `RUN --mount=type=secret` for what the build needs.',
    url: '`{name}` holds a URL with its password, and the image keeps it. Pass it when the container starts, and change it if it was real.',
  },
  *run({ instructions }) {
    for (const { keyword, assignments } of instructions) {
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const { name, value, word } of assignments) {
        const at = word.range;
        if (isSecretName(name) && value === undefined && keyword === 'ARG')
          yield { message: 'argument', at, values: { name } };
        else if (isSecretName(name) && isLiteralSecret(value ?? '')) yield { message: 'value', at, values: { name } };
        else if (urlCredentials(value ?? '')) yield { message: 'url', at, values: { name } };
      }
    }
  },
});
