import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../../coach/effects.ts';
import type { StoredLedgerEntry } from '../../ports/store.ts';
import { type LedgerSigner, signedBy } from './ledger-key.ts';

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

/** Chains and signs one entry behind `last` (undefined: the first of its repository). */
export function sealed(
  entry: LedgerEntry,
  last: { readonly sequence: number; readonly hash: string } | undefined,
  signer: LedgerSigner,
): StoredLedgerEntry {
  const sequence = (last?.sequence ?? 0) + 1;
  const previous = last?.hash ?? GENESIS;
  const hash = hashOf(entry, sequence, previous);
  return { ...entry, sequence, previous, hash, key: signer.id, signature: signer.sign(hash) };
}

/** Public keys by their ids. */
export type TrustedKeys = ReadonlyMap<string, string>;

export type LedgerVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly sequence: number; readonly reason: string };

/**
 * Whether the ledger of one repository is as it was written: no line changed, removed, moved or added by another hand.
 * @param entries all entries of one repository, oldest first
 * @param written how many there were; the lines alone do not show that the newest ones were cut off
 * @returns the sequence number of the first line that is wrong, with the reason
 */
export function verifyLedger(
  entries: readonly StoredLedgerEntry[],
  keys: TrustedKeys,
  written: number = entries.length,
): LedgerVerdict {
  let last: StoredLedgerEntry | undefined;
  for (const stored of entries) {
    const reason = wrongIn(stored, last, keys);
    if (reason !== undefined) return { ok: false, sequence: (last?.sequence ?? 0) + 1, reason };
    last = stored;
  }
  if (entries.length === written) return { ok: true };
  const reason =
    entries.length < written
      ? `it is missing: ${written} lines were written`
      : `it is one too many: ${written} lines were written`;
  return { ok: false, sequence: Math.min(entries.length, written) + 1, reason };
}

function wrongIn(
  { sequence, previous, hash, key, signature, ...entry }: StoredLedgerEntry,
  last: StoredLedgerEntry | undefined,
  keys: TrustedKeys,
): string | undefined {
  const wanted = (last?.sequence ?? 0) + 1;
  if (sequence !== wanted) return `expected line ${wanted}, found ${sequence}`;
  if (last !== undefined && entry.repository !== last.repository) return 'it is about another repository';
  if (previous !== (last?.hash ?? GENESIS)) return 'it does not follow the line before it';
  if (hash !== hashOf(entry, sequence, previous)) return 'its content was changed';
  const publicKey = keys.get(key);
  if (publicKey === undefined) return `it is signed by the key ${key}, which is not trusted here`;
  return signedBy(publicKey, hash, signature) ? undefined : `its signature is not of the key ${key}`;
}
