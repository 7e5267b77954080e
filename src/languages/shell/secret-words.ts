/** Words that name a secret wherever they stand in a name: `DBPASSWORD`, `github_token`, `awsSecretKey`. */
const secretPart = /passw(?:or)?d|passphrase|secret|token(?!i[sz])|credential|(?:api|access|private)[_.-]?key/i;
/** Too short to be looked for inside a word: `PASSED`, `bypass`. */
const secretSegments = new Set(['pass', 'pwd', 'creds', 'cred']);
/** What such a name holds when it ends so: a place, a label or a number, not the secret itself. */
const harmlessEnds = new Set(
  'file path dir directory location url uri endpoint host name names arn prefix suffix length len size count limit ttl expiry expiration expires timeout seconds minutes days age type field column header param prompt message policy required enabled regex pattern hash store tokens env'.split(
    ' ',
  ),
);

const segmentsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((segment) => segment !== '');

/** Whether a variable, key or option of this name holds a secret by what it is called. */
export function isSecretName(name: string): boolean {
  if (name.length > 200 || /^(?:OLD)?PWD$/i.test(name)) return false;
  const segments = segmentsOf(name);
  if (harmlessEnds.has(segments.at(-1) ?? '')) return false;
  return secretPart.test(name) || segments.some((segment) => secretSegments.has(segment));
}

const placeholder =
  /^(?:x{3,}|\*+|\.{2,}|-+|none|null|nil|true|false|yes|no|unset|n\/a|your.*|my[-_ ].*|change.*|replace.*|insert.*|enter.*|put[-_].*|set[-_].*|add[-_].*|to[-_]?do.*|tbd|fixme|placeholder.*|dummy.*|fake.*|mock.*|test.*|example.*|sample.*|redacted.*|hidden|some[-_].*|.*example|.*(?:-|_)here|.*placeholder.*|.*x{4,}.*)$/i;

/** Variables, templates, and the patterns of `sed` and `grep`. */
const notLiteral = /\$[{(]|^\$|\$[A-Z_]{3}|[<>]|\{\{|%\(|%[sd]$|^\{.*\}$|^[[\\(@]|\.\*|\[\^/;
const fileName = /^[\w./-]+\.(?:json|ya?ml|toml|txt|env|pem|key|crt|ini|conf|cfg|enc|gpg|p12|pub|py|sh)$/i;

/**
 * Whether a value is a secret written out: one literal word, no reference to a variable, no path, no placeholder.
 * A NUL stands for what is only known when the code runs.
 */
export function isLiteralSecret(value: string): boolean {
  const text = value.trim();
  if (text === '' || text.length > 300 || /[\s\0]/.test(text)) return false;
  if (text.length < 2 || notLiteral.test(text) || fileName.test(text)) return false;
  if (/^(?:\.{0,2}|~)\/[\w.-]/.test(text) && !/[+=]/.test(text)) return false;
  return !placeholder.test(text);
}

/** User and password in the address of a service: `postgres://etl:s3cret@db/x`. */
const credentialUrl = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"\0]{0,100}:([^\s/@'"]{1,200})@[^\s/'"]/gi;
/** `ALTER ROLE etl PASSWORD 'x'`, `IDENTIFIED BY 'x'`. */
const sqlPassword = /\b(?:password|identified\s{1,5}by)\s{1,5}'([^'\n]{1,200})'/gi;
/** `password=x`, `--api-key=x`; the value is only looked at, because in `--from-literal=password=x` it is a pair too. */
const keyValue = /([A-Za-z][\w.-]{0,80})=(?=(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|([^\s"'&;|,)]{1,200})))/g;

/** A secret that a text writes out: what it belongs to and where its value stands (offsets in that text). */
export type WrittenSecret = { readonly name: string; readonly from: number; readonly to: number };

function* matches(text: string, pattern: RegExp, name: string): Generator<WrittenSecret> {
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? '';
    const from = match.index + match[0].lastIndexOf(value, match[0].length - 1);
    if (isLiteralSecret(value)) yield { name, from, to: from + value.length };
  }
}

/** Secrets in free text: URLs with a password, SQL passwords, and `name=value` pairs; in the order of the text. */
export function writtenSecrets(text: string): readonly WrittenSecret[] {
  const pairs = [...text.matchAll(keyValue)].flatMap((match) => {
    const [whole, name = '', ...values] = match;
    const [double, single, bare] = values;
    const value = double ?? single ?? bare ?? '';
    if (!isSecretName(name) || !isLiteralSecret(value)) return [];
    const from = match.index + whole.length + (bare === undefined ? 1 : 0);
    return [{ name, from, to: from + value.length }];
  });
  return [...matches(text, credentialUrl, 'URL'), ...matches(text, sqlPassword, 'PASSWORD'), ...pairs].toSorted(
    (a, b) => a.from - b.from,
  );
}
