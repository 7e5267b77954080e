/**
 * Names and values of secrets in settings, as `ENV DB_PASSWORD=...`. A placeholder is none; `root`, `airflow`,
 * `postgres` and `admin` are, because they are what an attacker tries first.
 */

const secretName =
  /password|passwd|passphrase|secret(?!s(_|$))|(^|[_.-])(pass|pwd|token)([_.-]|$)|(db|user|admin|root|sql|pg|smtp|ftp|my|mail)_?(pass|pwd)([_.-]|$)|(auth|access|api|bot|git|github|gitlab|slack|refresh|bearer|hf|jwt)_?token|(api|access|account|private|encryption|signing|fernet|auth)[_.-]?key|credentials?([_.-]|$)/i;
/** Settings about a secret, not the secret. */
const aboutSecret =
  /([_.-](file|path|dir|url|uri|endpoint|name|header|algorithm|alg|ttl|type|length|len|size|count|limit|min|max|age|expiry|expires?(_\w+)?|expiration(_\w+)?|minutes?|seconds?|hours?|days|lifetime|timeout|policy|enabled?|issuer|field|arn|backend|kwargs|version|validator|provider|manager|store|scope|required|prompt|rotation)|_expire_minutes|passfile)$|allow_empty|no_?password|random_(root_)?password|tokeni[sz]er|max_tokens|(^|_)tokens?_(per|limit)|password_(min|max)|public_key/i;

/** True for `DB_PASSWORD`, `api_key`, `GITHUB_TOKEN`; false for `PASSWORD_FILE`, `TOKEN_TTL`. */
export const isSecretName = (name: string): boolean =>
  name.length < 200 && secretName.test(name) && !aboutSecret.test(name);

const placeholder =
  /^$|^[<[{(].*[>\]})]$|\{\{|<[^>]+>|^x{3,}|^\*+$|^\.{2,}$|^your|[-_]here$|change[-_ ]?(me|it|this)|place[-_]?holder|^(test|example|sample|dummy|fake|todo|tbd|replace|fill|insert|enter|put|none|null|nil|undefined|unset|true|false|yes|no|on|off|0|1)$|^(test|example|dummy|fake|replace|todo|insert|enter|put)[-_ ]|^test\w*$/i;
const path = /^(~|\.{0,2})\/|^file:|^[A-Za-z]:\\|^\/|^arn:|^vault:|^secretsmanager:|^[\w-]+:\/\/(?!\S*@)/;

/** True for a value that is written out: no variable, no placeholder, no path. */
export function isLiteralSecret(value: string): boolean {
  const text = value.slice(0, 1000).trim();
  return !/\$[\w({]/.test(text) && !text.includes('%(') && !placeholder.test(text) && !path.test(text);
}

/** `scheme://user:password@host` with a password that is written out. */
export function urlCredentials(value: string): string | undefined {
  const found = /\b[a-z][\w+.-]{0,40}:\/\/([^\s:/@"']{0,100}):([^\s/@"']{1,200})@[\w$[{.-]/i.exec(value);
  const [whole, , password = ''] = found ?? [];
  return whole && isLiteralSecret(password) ? whole : undefined;
}

const secretFile =
  /^(\.env(\.(prod|production|dev|development|local|staging|stage))?|[\w-]+\.env|id_(rsa|dsa|ecdsa|ed25519)|\.pgpass|\.netrc|_netrc|\.git-credentials|\.aws|\.ssh|\.kube|kubeconfig|\.?credentials(\.(json|csv|ini|ya?ml))?|secrets?\.(json|ya?ml|toml|env|txt)|service[-_]?account[\w-]*\.json|[\w.-]*(client_secret|gcp|bigquery)[-_]?(key|creds?|credentials)?\.json|[\w.-]+\.(key|p12|pfx|jks|ppk))$/i;
const publicPem =
  /(^|[._-])(ca|cas|cert|certs|certificate|certificates|bundle|chain|fullchain|pub|public|root|global|rds|dh|dhparam)([._-]|\d|$)/i;

/** True for `.env`, `id_rsa`, `server-key.pem`; false for `.env.example` and certificates. */
export function isSecretFile(path: string): boolean {
  if (path.length > 1000) return false;
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  if (name.length > 200 || /(example|sample|template|dist|default)/i.test(name)) return false;
  return secretFile.test(name) || (/\.pem$/i.test(name) && !publicPem.test(name.replace(/\.pem$/i, '')));
}
