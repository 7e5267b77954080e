import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { LedgerEntry } from '../../coach/effects.ts';
import type { StoredLedgerEntry } from '../../ports/store.ts';

/** `previous` of the first entry of a repository. */
const GENESIS = '0'.repeat(64);

/** JSON with sorted keys and without undefined members: one text for one value (the idea of RFC 8785). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

const hashOf = (entry: LedgerEntry, sequence: number, previous: string): string =>
  createHash('sha256').update(canonicalJson({ entry, sequence, previous })).digest('hex');

const signatureOf = (hash: string, key: string): string => createHmac('sha256', key).update(hash).digest('hex');

/** Chains and signs one entry behind `last` (undefined: the first of its repository). */
export function sealed(
  entry: LedgerEntry,
  last: { readonly sequence: number; readonly hash: string } | undefined,
  key: string,
): StoredLedgerEntry {
  const sequence = (last?.sequence ?? 0) + 1;
  const previous = last?.hash ?? GENESIS;
  const hash = hashOf(entry, sequence, previous);
  return { ...entry, sequence, previous, hash, signature: signatureOf(hash, key) };
}

/**
 * Whether the ledger of one repository is as it was written: no line changed, removed from within, moved or added by
 * another hand. That the newest lines were cut off cannot be seen from the lines themselves.
 * @param entries all entries of one repository, oldest first
 * @returns the sequence number of the first line that is wrong, with the reason
 */
export function verifyLedger(
  entries: readonly StoredLedgerEntry[],
  key: string,
): { readonly ok: true } | { readonly ok: false; readonly sequence: number; readonly reason: string } {
  let last: StoredLedgerEntry | undefined;
  for (const stored of entries) {
    const { sequence, previous, hash, signature, ...entry } = stored;
    const wanted = (last?.sequence ?? 0) + 1;
    const wrong = (reason: string) => ({ ok: false, sequence: wanted, reason }) as const;
    if (sequence !== wanted) return wrong(`expected line ${wanted}, found ${sequence}`);
    if (last !== undefined && entry.repository !== last.repository) return wrong('it is about another repository');
    if (previous !== (last?.hash ?? GENESIS)) return wrong('it does not follow the line before it');
    if (hash !== hashOf(entry, sequence, previous)) return wrong('its content was changed');
    if (!sameText(signature, signatureOf(hash, key))) return wrong('its signature is not of this key');
    last = stored;
  }
  return { ok: true };
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
