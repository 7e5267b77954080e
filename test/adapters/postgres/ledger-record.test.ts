import { describe, expect, it } from 'vitest';
import { sealed } from '../../../src/adapters/postgres/ledger.ts';
import { ledgerSigner } from '../../../src/adapters/postgres/ledger-key.ts';
import {
  type LedgerRecord,
  recordOf,
  recordSchema,
  verifyRecord,
} from '../../../src/adapters/postgres/ledger-record.ts';
import type { StoredLedgerEntry } from '../../../src/ports/store.ts';
import { now } from '../../coach/world.ts';

// A learner holds a file; neither the database nor any secret is at hand.

const signer = ledgerSigner('secret');
const lines: StoredLedgerEntry[] = [];
for (const task of ['git', 'shell', 'sql'])
  lines.push(sealed({ at: now.toISOString(), kind: 'passed', repository: 7, task }, lines.at(-1), signer));
const keys = new Map([[signer.id, signer.publicKey]]);
const record = recordOf({ id: 7, name: 'ada/path' }, lines, keys, signer, now);
/** As it is read from a file. */
const read = (changed: object = record): LedgerRecord => recordSchema.parse(JSON.parse(JSON.stringify(changed)));

describe('a record', () => {
  it('is verified by the public key, by its id, or by its own word', () => {
    for (const key of [signer.publicKey, signer.id, undefined]) expect(verifyRecord(read(), key)).toEqual({ ok: true });
  });

  it('of another key is not', () => {
    const forger = ledgerSigner('forger');
    const forged = recordOf(record.repository, lines, keys, forger, now);
    expect(verifyRecord(read(forged), signer.publicKey)).toMatchObject({ ok: false });
    const posing = { ...record, keys: { [signer.id]: forger.publicKey } };
    expect(verifyRecord(read(posing), undefined)).toMatchObject({
      reason: `the key named ${signer.id} is another one`,
    });
  });

  it.each<[string, (lines: readonly StoredLedgerEntry[]) => readonly StoredLedgerEntry[]]>([
    ['changed', ([one, ...rest]) => (one ? [{ ...one, task: 'docker' }, ...rest] : [])],
    ['cut', (all) => all.slice(0, 2)],
    ['missing', ([one, , three]) => (one && three ? [one, three] : [])],
    ['in another order', (all) => all.toReversed()],
  ])('with a line that is %s is seen, by those who sign it anew as well', (_, change) => {
    const changed = change(lines);
    expect(verifyRecord(read({ ...record, lines: changed }), undefined)).toMatchObject({ ok: false, sequence: 0 });
    const again = recordOf(record.repository, changed, keys, signer, now);
    // Who has the key can cut: the count in the database and records given out earlier tell then.
    expect(verifyRecord(read(again), undefined).ok).toBe(changed.length === 2 && changed[1]?.task === 'shell');
  });

  it('keeps a key that an earlier secret had', () => {
    const next = ledgerSigner('next secret');
    const line = sealed({ at: now.toISOString(), kind: 'passed', repository: 7, task: 'dag' }, lines.at(-1), next);
    const both = recordOf(
      record.repository,
      [...lines, line],
      new Map([...keys, [next.id, next.publicKey]]),
      next,
      now,
    );
    expect(verifyRecord(read(both), next.id)).toEqual({ ok: true });
    expect(Object.keys(both.keys).toSorted()).toEqual([signer.id, next.id].toSorted());
  });
});
