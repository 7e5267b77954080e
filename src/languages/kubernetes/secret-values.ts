import type { Range } from '../../review/range.ts';
import { tokenIn } from '../credentials.ts';
import { isLiteralSecret, urlCredentials } from '../dockerfile/secret.ts';
import { entriesOf, type YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './objects.ts';

/** An entry of a Secret whose value is written out: as it is (`stringData`), or in base64 (`data`). */
type WrittenValue = { readonly name: string; readonly form: 'written' | 'encoded'; readonly at: Range };

/** Entries that a Secret often holds beside the secret, and that are none: a user, an address, a certificate. */
const publicName =
  /(^|[_.-])(user(name)?|host(name)?|server|port|ur[il]|database|db(_?name)?|name|schema|driver|region|bucket|endpoint|email|account|type|namespace|crt|cert|ca)$/i;

/** The values of a Secret that are no placeholders; `unclear` where others are written that may be no secrets at all. */
type SecretValues = { readonly written: readonly WrittenValue[]; readonly unclear: boolean };

/** What each Secret of a file holds; nothing where the file has none. A value that an alias repeats is of the first one. */
export function secretValues(objects: readonly KubernetesObject[]): readonly SecretValues[] {
  const seen = new Set<YamlNode>();
  return objects
    .filter(({ kind, group }) => kind === 'Secret' && group === '')
    .map((secret) => {
      const values = [...writtenIn(secret, seen)];
      const written = values.filter(({ isPublic }) => !isPublic);
      return { written, unclear: values.length > written.length };
    });
}

function* writtenIn({ node }: KubernetesObject, seen: Set<YamlNode>): Generator<WrittenValue & { isPublic: boolean }> {
  // SOPS encrypts the values in place, and notes with which key.
  if (node.has('sops')) return;
  for (const [key, form] of [
    ['stringData', 'written'],
    ['data', 'encoded'],
  ] as const) {
    const values = node.get(key);
    for (const { name, value } of values && !seen.has(values) ? entriesOf(values) : []) {
      if (value.kind !== 'scalar' || seen.has(value)) continue;
      seen.add(value);
      const text = form === 'encoded' && isWritten(value.text) ? decoded(value.text) : value.text;
      const isCredential = urlCredentials(text) !== undefined || tokenIn(text) !== undefined;
      const isPublic = publicName.test(name) && !isCredential;
      if (isCredential || isWritten(text)) yield { name, form, at: value.range, isPublic };
    }
    if (values) seen.add(values);
  }
}

/** Longer values are keys and certificates, which their beginning shows as well. */
const lengthLimit = 10_000;

const decoded = (text: string): string => Buffer.from(text.slice(0, lengthLimit), 'base64').toString('utf8');

function isWritten(text: string): boolean {
  // What a tool puts in place when it is applied.
  if (text.startsWith('ref+')) return false;
  // A JSON in one line looks like a placeholder in braces.
  if (!/^\s{0,9}\{\s{0,9}"/.test(text)) return isLiteralSecret(text);
  const values = text.slice(0, lengthLimit).matchAll(/:\s{0,9}"([^"]{1,1000})"/g);
  return [...values].some(([, value = '']) => isLiteralSecret(value));
}
