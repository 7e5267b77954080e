/** A credential that its own form gives away, whatever it is called; `from` and `to` are offsets. */
export type Credential = { readonly kind: string; readonly from: number; readonly to: number };

/** Prefixes that their issuers publish for this purpose; each alternative is one group, in the order of `kinds`. */
const forms: readonly (readonly [kind: string, form: string])[] = [
  ['AWS access key', '(?:AKIA|ASIA)[A-Z2-7]{16}'],
  ['GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255}'],
  ['GitLab token', 'glpat-[\\w-]{20,100}'],
  ['Slack token', 'xox[abprs]-\\d[\\w-]{20,200}'],
  ['Slack webhook', 'https://hooks\\.slack\\.com/services/T[A-Z0-9]{6,20}/B[A-Z0-9]{6,20}/[A-Za-z0-9]{20,40}'],
  ['Google API key', 'AIza[\\w-]{35}'],
  ['Stripe key', '[sr]k_live_[A-Za-z0-9]{20,200}'],
  ['npm token', 'npm_[A-Za-z0-9]{36}'],
  ['PyPI token', 'pypi-AgEIcHlwaS5vcmc[\\w-]{40,300}'],
  ['OpenAI key', 'sk-(?:proj-[\\w-]{40,200}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})'],
  ['Anthropic key', 'sk-ant-[\\w-]{40,200}'],
  ['SendGrid key', 'SG\\.[\\w-]{22}\\.[\\w-]{43}'],
  ['Databricks token', 'dapi[0-9a-f]{32}'],
  ['Hugging Face token', 'hf_[A-Za-z]{34}'],
  ['Azure storage key', 'AccountKey=[A-Za-z0-9+/]{86}=='],
];
const tokens = new RegExp(
  `(?<![A-Za-z0-9_-])(?:${forms.map(([, form]) => `(${form})`).join('|')})(?![A-Za-z0-9])`,
  'g',
);

/** A header alone is a mention; a key has its data after it, on a new line or, in JSON, after `\n`. */
const privateKey =
  /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\r?\n|\\n)(?:Proc-Type:|[A-Za-z0-9+/]{40,})/g;
const awsSecret = /aws_?secret_?(?:access_?)?key["']?\s{0,5}[=:]\s{0,5}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi;

/** Documentation writes keys that look real: a few letters over and over, a run of them, or the word itself. */
const isMadeUp = (token: string): boolean =>
  new Set(token.slice(6)).size < 7 || /example|x{5,}|abcdefgh|ABCDEFGH|12345678|placeholder|your/i.test(token);

/** The shortest of the forms above. */
const shortest = 20;

/** The first token that its issuer's form gives away. Linear in the text. */
export function tokenIn(text: string): { readonly index: number; readonly value: string } | undefined {
  if (text.length < shortest) return undefined;
  for (const { 0: value, index } of text.matchAll(tokens)) if (!isMadeUp(value)) return { index, value };
  return undefined;
}

/** Every credential in a text, in order. Linear in the text. */
export function credentialsIn(text: string): readonly Credential[] {
  const found: Credential[] = [];
  for (const match of text.matchAll(tokens)) {
    const group = match.findIndex((part, index) => index > 0 && part !== undefined);
    if (!isMadeUp(match[0]))
      found.push({ kind: forms[group - 1]?.[0] ?? 'token', from: match.index, to: match.index + match[0].length });
  }
  for (const match of text.matchAll(privateKey)) {
    const header = match[0].search(/-----(?:\r|\n|\\)/) + 5;
    found.push({ kind: 'private key', from: match.index, to: match.index + header });
  }
  for (const match of text.matchAll(awsSecret)) {
    const key = match[1] ?? '';
    const to = match.index + match[0].length;
    if (!isMadeUp(key)) found.push({ kind: 'AWS secret key', from: to - key.length, to });
  }
  return found.toSorted((a, b) => a.from - b.from);
}
