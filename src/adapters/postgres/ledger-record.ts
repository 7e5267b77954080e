import { z } from 'zod';
import type { StoredLedgerEntry } from '../../ports/store.ts';
import { canonicalJson, type LedgerVerdict, type TrustedKeys, verifyLedger } from './ledger.ts';
import { type LedgerSigner, ledgerKey, signedBy } from './ledger-key.ts';

const line = z.looseObject({
  at: z.string().describe('When it was decided, ISO 8601'),
  kind: z.string().describe('passed, waived, overridden, reopened, reset, chosen, contested or merged-unpassed'),
  repository: z.number(),
  sequence: z.int().min(1).describe('From 1, without gaps'),
  previous: z.string().describe('`hash` of the line before; 64 zeros in the first one'),
  hash: z.string().describe('SHA-256, hex, of {entry, previous, sequence} as JSON with sorted keys'),
  key: z.string().describe('Id of the key that signed it'),
  signature: z.string().describe('Ed25519 over `hash`, base64url'),
});

/** A learner's record: the ledger of one repository, verifiable by anybody who knows the server's public key. */
export const recordSchema = z.strictObject({
  format: z.literal('stagecoach-ledger/1'),
  repository: z.strictObject({ id: z.number(), name: z.string() }),
  exportedAt: z.string(),
  keys: z.record(z.string(), z.string()).describe('Id -> Ed25519 public key, base64url of its 32 bytes'),
  lines: z.array(line),
  key: z.string().describe('Id of the key that signed this record'),
  signature: z
    .string()
    .describe('Ed25519, base64url, over the record without `signature` as JSON with sorted keys: nothing is cut off'),
});

export type LedgerRecord = z.output<typeof recordSchema>;

/** The record of a repository, signed as a whole. */
export function recordOf(
  repository: LedgerRecord['repository'],
  lines: readonly StoredLedgerEntry[],
  keys: TrustedKeys,
  signer: LedgerSigner,
  at: Date,
): LedgerRecord {
  const used = new Set([signer.id, ...lines.map(({ key }) => key)]);
  const unsigned = {
    format: 'stagecoach-ledger/1' as const,
    repository,
    exportedAt: at.toISOString(),
    keys: Object.fromEntries([...keys].filter(([id]) => used.has(id))),
    lines: lines.map((one) => ({ ...one })),
    key: signer.id,
  };
  return { ...unsigned, signature: signer.sign(canonicalJson(unsigned)) };
}

/**
 * Whether a record is as it was given out. What it does not prove by itself is whose keys it names.
 * @param trusted public key or its id, which has to be the one that signed; undefined: the record's own word is taken
 */
export function verifyRecord(record: LedgerRecord, trusted: string | undefined): LedgerVerdict {
  const { signature, ...unsigned } = record;
  const publicKey = record.keys[record.key];
  const wrong = (reason: string): LedgerVerdict => ({ ok: false, sequence: 0, reason });
  for (const [id, key] of Object.entries(record.keys))
    if (ledgerKey(key).id !== id) return wrong(`the key named ${id} is another one`);
  if (publicKey === undefined) return wrong(`its key ${record.key} is not in it`);
  if (trusted !== undefined && trusted !== publicKey && trusted !== record.key)
    return wrong(`it is signed by the key ${record.key}, not by the one that you named`);
  if (!signedBy(publicKey, canonicalJson(unsigned), signature))
    return wrong('its signature does not match: it was changed or cut');
  return verifyLedger(record.lines as unknown as readonly StoredLedgerEntry[], new Map(Object.entries(record.keys)));
}
