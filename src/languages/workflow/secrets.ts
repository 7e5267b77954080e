import { tokenIn } from '../credentials.ts';

const secretWords: ReadonlySet<string> = new Set(
  'password passwords pass passwd pwd passphrase secret secrets token credential credentials apikey accesskey secretkey privatekey pat'.split(
    ' ',
  ),
);
const secretPairs: ReadonlySet<string> = new Set([
  'api_key',
  'access_key',
  'secret_key',
  'private_key',
  'auth_key',
  'account_key',
  'encryption_key',
  'fernet_key',
  'signing_key',
]);
/** A name that ends so describes a secret (its file, its length, its format), and does not hold it. */
const describing: ReadonlySet<string> = new Set(
  `file path dir name url uri arn format type length ttl expiry expiration lifetime version field header param count
  required enabled policy endpoint store provider manager prefix hash stdin role user username issuer audience scope
  algorithm region host port mount engine timeout limit size mode helper label registry group days hours minutes seconds
  scan detection namespace context template rotation`.split(/\s+/),
);

/** Written without a border, or with a number: `dbpass`, `clientsecret`, `password2`. */
const joined = /(password|passwd|pwd|apikey|secret|token|(?<!by|com|tres|sur|over|under)pass)\d*$/;

/** Whether something of this name is meant to hold a secret: `DB_PASSWORD`, `apiKey`, `pgpassword`. */
export function isSecretName(name: string): boolean {
  const words = name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const last = words.at(-1) ?? '';
  if (describing.has(last) || describing.has(last.replace(/s$/, '')) || words[0] === 'persist') return false;
  if (words.some((word, at) => secretPairs.has(`${word}_${words[at + 1] ?? ''}`))) return true;
  if (/^ids?$/.test(last)) return false;
  return words.some((word) => secretWords.has(word) || joined.test(word));
}

const placeholder =
  /^(x{3,}|\*{3,}|\.{3,}|-+|your[-_ ]?.*|.*change[-_ ]?me.*|.*replace[-_ ]?me.*|test.*|dummy.*|fake.*|example.*|placeholder.*|todo.*|none|null|true|false|yes|no|on|off|n\/a|redacted|inherit|write|read|access_token|id_token|mock.*|foo|bar|foobar|sample.*|insert.*|some[-_].*)$/i;

/** Where a secret is kept: a file, an entry of a secret store, an address. */
const place =
  /^(~|\.{0,2})\/[\w./-]+$|^[\w./-]+\.(json|pem|key|p12|jks|pfx|txt|ya?ml|env|crt|cer)$|^(arn|op|vault|ssm|secretref|keyvaultref):|^projects\/|^https?:\/\/[^@]*$/i;

/** Whether a text is a secret written out: not empty, no reference (`$X`, `${{ }}`, `<...>`, a file), no placeholder. */
export function isLiteralSecret(value: string): boolean {
  const text = value.trim();
  if (text === '' || /[$<`{]|%\w+%/.test(text) || /^@/.test(text) || place.test(text)) return false;
  return !placeholder.test(text);
}

const userInUrl = /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/@"'$<{]{1,80}:([^\s:/@"'$<{]{1,80})@([\w.-]{1,120})/i;

const header = /\bauthorization: *(?:bearer|basic|token) +([\w.~+/-]{16,200}=*)/i;

/** A secret that stands in a text by itself: where, and the host if it is the password of an URL. */
export function secretInText(
  text: string,
): { readonly index: number; readonly length: number; readonly value: string; readonly host?: string } | undefined {
  const key = tokenIn(text);
  if (key) return { ...key, length: key.value.length };
  const sent = header.exec(text);
  if (sent?.[1] && isLiteralSecret(sent[1])) return { index: sent.index, length: sent[0].length, value: sent[1] };
  const url = userInUrl.exec(text);
  if (!url?.[1] || !url[2] || !isLiteralSecret(url[1])) return undefined;
  return { index: url.index, length: url[0].length, value: url[1], host: url[2] };
}
