import type { Range } from '../../review/range.ts';
import { isLiteralSecret, urlCredentials } from '../dockerfile/secret.ts';
import { entriesOf } from '../yaml/node.ts';
import type { KubernetesObject } from './objects.ts';

/** An entry of a Secret whose value is written out: as it is (`stringData`), or in base64 (`data`). */
export type WrittenValue = { readonly name: string; readonly form: 'written' | 'encoded'; readonly at: Range };

/** Entries that a Secret often holds beside the secret, and that are none: a user, a host, a certificate. */
const publicName =
  /(^|[_.-])(user(name)?|host(name)?|server|port|database|db(_?name)?|name|schema|driver|region|bucket|endpoint|email|account|type|namespace|crt|cert|ca)$/i;

/** The values of a Secret that are no placeholders; `unclear` where others are written that may be no secrets at all. */
export function writtenValues({ node }: KubernetesObject): {
  readonly written: readonly WrittenValue[];
  readonly unclear: boolean;
} {
  // SOPS encrypts the values in place, and notes with which key.
  if (node.has('sops')) return { written: [], unclear: false };
  const values = (['stringData', 'data'] as const).flatMap((key) =>
    entriesOf(node.get(key)).flatMap(({ name, value }) => {
      if (value.kind !== 'scalar') return [];
      const form = key === 'data' ? ('encoded' as const) : ('written' as const);
      const text = form === 'encoded' && isWritten(value.text) ? decoded(value.text) : value.text;
      const isPublic = publicName.test(name) && !urlCredentials(text);
      return isWritten(text) ? [{ name, form, at: value.range, isPublic }] : [];
    }),
  );
  const written = values.filter(({ isPublic }) => !isPublic);
  return { written, unclear: values.length > written.length };
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
