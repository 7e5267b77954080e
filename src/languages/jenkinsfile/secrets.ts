import { isLiteralSecret, isSecretName } from '../workflow/secrets.ts';
import type { Jenkinsfile } from './language.ts';
import type { Token } from './tokens.ts';

/** A string that holds a secret in clear text, and the variable that takes it. */
type Assigned = { readonly name: string; readonly token: Token };

/** Secrets in `NAME = 'x'`, `def name = 'x'`, `env.NAME = 'x'` and `withEnv(['NAME=x'])`. */
export const assignedSecrets = ({ all }: Jenkinsfile): readonly Assigned[] =>
  all.flatMap(({ name, tokens }) => [
    ...assignment(tokens),
    ...(name === 'withEnv' ? tokens.flatMap(inEnvironment) : []),
  ]);

function assignment(tokens: readonly Token[]): readonly Assigned[] {
  const equals = tokens.findIndex(({ text, kind }) => kind === 'sign' && text === '=');
  const [value, next] = tokens.slice(equals + 1);
  const name = tokens[equals - 1];
  // A comparison, a call or a sum is no literal.
  if (equals < 1 || value?.kind !== 'string' || next || name?.kind !== 'word') return [];
  return isSecretName(name.text) && isWritten(value.text) ? [{ name: name.text, token: value }] : [];
}

function inEnvironment(token: Token): readonly Assigned[] {
  const equals = token.text.indexOf('=');
  if (token.kind !== 'string' || equals < 1) return [];
  const name = token.text.slice(0, equals);
  return isSecretName(name) && isWritten(token.text.slice(equals + 1)) ? [{ name, token }] : [];
}

const isWritten = (value: string): boolean => isLiteralSecret(value) && !/\s/.test(value.trim());

/** Names of variables that hold credentials: of `withCredentials` and of `NAME = credentials('id')`. */
export function credentialNames({ all }: Jenkinsfile): ReadonlySet<string> {
  const names = all.flatMap(({ name, tokens }) => {
    if (name === 'withCredentials') {
      const bound = tokens.flatMap((token, at) =>
        /^(variable|(?!username)\w+Variable)$/.test(tokens[at - 2]?.text ?? '') ? [token.text] : [],
      );
      return bound;
    }
    const own = tokens[1]?.text === '=' && tokens[2]?.text === 'credentials';
    return own ? [name, `${name}_PSW`, `${name}_USR`] : [];
  });
  return new Set(names);
}
