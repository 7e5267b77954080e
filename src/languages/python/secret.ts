import { tokenIn } from '../credentials.ts';

/**
 * What a name and a value in Python code say about secrets. A placeholder is none; `root`, `airflow`, `postgres` and
 * `admin` are, because they are what an attacker tries first.
 */

const passwordName =
  /passw(?:or)?d|passphrase|(?:^|_)(?:pass|pwd|passwd)(?:_|$)|(?:db|user|sql|pg|postgres|mongo|redis|admin|root|mail|smtp|ftp|login)(?:pass|pwd)$/;
const keyName =
  /secret|credential|(?:^|_)tokens?(?:_(?:value|prod|dev|stage|staging|main|live|\d+))?$|[a-z]token$|(?:api|access|secret|private|account|encryption|signing|fernet|auth|storage)_?key/;
/** Something about the secret, not the secret: where it lies, what it is called, how long it lives. */
const about =
  /(?:^|_)(?:files?|filename|paths?|dir|url|uri|endpoint|host|names?|arn|prefix|suffix|length|len|size|count|limit|ttl|expir\w*|timeout|seconds|minutes|hours|days|age|types?|field|fields|column|columns|col|header|param|params|prompt|message|msg|policy|required|enabled|regex|pattern|hash|hashed|store|scope|scopes|manager|backend|provider|version|label|title|error|help|env|var|variable|format|kind|class|cls|index|idx|placeholder|project|region|input|element|xpath|selector|algorithm|conn|conn_id)$|(?:^|_)(?:pad|eos|bos|sos|unk|mask|sep|cls|max|num|n|next_page|page|continuation|next|sync|stop|special|start|end|csrf|has|is|use|with|allow|no|reset|forgot|change|show|hide)_(?:\w+_)?(?:tokens?|passw\w*|secrets?)$|(?:secret|token|credentials?)_id$|key_alias$|tokeniz/;

/** `awsSecretKey` and `aws.secret-key` as `aws_secret_key`. */
const snake = (name: string): string =>
  name
    .slice(0, 100)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');

const placeholder =
  /^(?:x{3,}.*|\*+|\.{2,}|-+|_+|none|null|nil|undefined|true|false|yes|no|unset|n\/?a|tbd|foo|bar|your.*|change.*|replace.*|insert.*|enter.*|put[-_ ].*|to-?do.*|fixme|place-?holder.*|dummy.*|fake.*|mock.*|test.*|example.*|sample.*|redacted.*|hidden|.*[-_]here|.*example|.*x{4,}.*)$/i;

/** Whether a string, held under this name, is a secret written out. */
export function isWrittenSecret(name: string, value: string): boolean {
  const of = snake(name);
  if (about.test(of) || !isLiteral(value)) return false;
  if (passwordName.test(of)) return value !== name.toUpperCase();
  return keyName.test(of) && value.length >= 4 && !isNameOfSecret(of, value);
}

/** Whether something of this name is meant to hold a secret. */
export function isSecretName(name: string): boolean {
  const of = snake(name);
  return !about.test(of) && (passwordName.test(of) || keyName.test(of));
}

/** One literal word: no reference, no path, no address, no placeholder. */
function isLiteral(value: string): boolean {
  if (value.length > 4000 || !/[A-Za-z0-9]/.test(value) || /\s/.test(value.trim())) return false;
  if (/[<>]|\$[\w({]|\{|%\(|%s|^[@[#]/.test(value) || /^[a-z][\w+.-]*:\/\//i.test(value)) return false;
  if (/^(?:~|\.{0,2})\/[\w.-]+|^[A-Za-z]:\\|^arn:|\.(?:json|ya?ml|txt|pem|env|ini|cfg|key|p12)$/i.test(value))
    return false;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && isSecretName(value)) return false;
  return !placeholder.test(value);
}

/** `next_page_token`, `prod/etl/db`: the key under which a secret is looked up, or the name of a column. */
function isNameOfSecret(name: string, value: string): boolean {
  if (snake(value) === name || /^(?:secret|token|password|bearer|basic|key)s?$/i.test(value)) return true;
  if (/^[a-z]+(?:[./][a-z]+)+$/.test(value)) return true;
  return /token|credential/.test(name) && /^(?:[a-z]+|[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+)$/.test(value);
}

const inUrl = /\b[a-z][a-z0-9+.-]{0,40}:\/\/[^\s:/@"'<>]{0,100}:([^\s/@"'<>]{1,200})@[\w[{.-]/gi;
const inDsn = /(?:^|[\s;?&,"'])(password|passwd|pwd|accountkey|sharedaccesskey)\s?=\s?'?([^\s;&"',]{1,200})/gi;
/** Whether a text carries a secret by itself: an address with a password, a connection string, a key of known form. */
export function carriesSecret(text: string): boolean {
  const sample = text.slice(0, 10_000);
  if (tokenIn(sample)) return true;
  for (const [, password = ''] of sample.matchAll(inUrl)) if (isLiteral(password)) return true;
  for (const [, , password = ''] of sample.matchAll(inDsn)) if (isLiteral(password)) return true;
  return false;
}
