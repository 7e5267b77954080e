import { sql, type Transaction } from 'kysely';
import type { FilledSlot, LedgerEntry, Slot } from '../../coach/effects.ts';
import type { LearnerState } from '../../coach/learner.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PullRequest } from '../../ports/forge.ts';
import type { PendingEffect, Store, StoredLearner } from '../../ports/store.ts';
import type { Database } from './database.ts';
import { canonicalJson, sealed } from './ledger.ts';
import { type LedgerSigner, ledgerSigner } from './ledger-key.ts';
import type { Tables } from './schema.ts';

/**
 * The store on a Postgres server or the embedded one.
 * @param options.key secret that the ledger's key pair follows from
 */
export function createStore(database: Database, options: { readonly key: string; readonly clock: Clock }): Store {
  const { connection } = database;
  const { clock } = options;
  const signer = ledgerSigner(options.key);

  return {
    exclusive: database.exclusive,

    read: (repository) => read(database, repository),

    commit: (repository, change, version) =>
      connection.transaction().execute(async (transaction) => {
        const committed = await replaceState(transaction, repository, change.next, version, clock.now());
        // Nothing was written: the transaction ends without effect.
        if (!committed) return 'conflict';
        await vacate(transaction, repository, change.vacated ?? []);
        if (change.effects.length > 0) {
          const rows = change.effects.map((effect) => ({ repository, effect: JSON.stringify(effect) }));
          await transaction.insertInto('outbox').values(rows).execute();
        }
        await append(transaction, repository, change.entries, signer, clock.now());
        return 'ok';
      }),

    async attempting(effect) {
      await connection
        .updateTable('outbox')
        .set((column) => ({ attempts: column('attempts', '+', 1) }))
        .where('id', '=', effect)
        .execute();
    },

    performed: (repository, effect, slot, filled) => fill(database, repository, effect, slot, filled),

    async abandoned(effect, reason) {
      await connection
        .updateTable('outbox')
        .set({ abandoned_at: clock.now(), reason: storable(reason) })
        .where('id', '=', effect)
        .execute();
    },

    observe: (repository, pull, how) => observe(database, repository, pull, how),

    async pull(repository, number) {
      const row = await connection
        .selectFrom('pulls')
        .select('snapshot')
        .where('repository', '=', repository)
        .where('number', '=', number)
        .executeTakeFirst();
      return row?.snapshot ?? undefined;
    },

    async pullsAt(repository, head) {
      const rows = await connection
        .selectFrom('pulls')
        .select('number')
        .where('repository', '=', repository)
        .where('head', '=', head)
        .orderBy('number')
        .execute();
      return rows.map((row) => row.number);
    },

    async review(key) {
      const row = await connection.selectFrom('reviews').select('review').where('key', '=', key).executeTakeFirst();
      return row?.review;
    },

    async keepReview(key, review) {
      const row = { review: JSON.stringify(review), kept_at: clock.now() };
      await connection
        .insertInto('reviews')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },

    async restoreSlots(repository, posts) {
      if (posts.length === 0) return;
      const rows = posts.map(({ slot, id }) => ({ repository, slot, post: id, hash: '' }));
      await connection
        .insertInto('slots')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async ledger(repository) {
      const rows = await connection
        .selectFrom('ledger')
        .select(['entry', 'sequence', 'previous', 'hash', 'key', 'signature'])
        .where('repository', '=', repository)
        .orderBy('sequence')
        .execute();
      return rows.map(({ entry, ...seal }) => ({ ...entry, ...seal }));
    },

    async repositories(installation) {
      const all = connection.selectFrom('learners').select('repository').orderBy('repository');
      const rows = await (installation === undefined ? all : all.where('installation', '=', installation)).execute();
      return rows.map((row) => row.repository);
    },

    async setting(key) {
      const row = await connection.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value;
    },

    async keepSetting(key, value) {
      const row = { value: JSON.stringify(value), kept_at: clock.now() };
      await connection
        .insertInto('settings')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },

    async ping() {
      await sql`select 1`.execute(connection);
    },

    close: () => database.close(),
  };
}

/** Text columns cannot hold U+0000. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd');

/** State, slots and outbox of one moment: one statement sees one snapshot. */
async function read(database: Database, repository: number): Promise<StoredLearner> {
  const { rows } = await sql<{
    learner: { readonly state: LearnerState; readonly version: number } | null;
    slots: readonly (readonly [slot: Slot, post: number, hash: string])[];
    pending: readonly PendingEffect[];
  }>`select
    (select json_build_object('state', state, 'version', version)
       from learners where repository = ${repository}) as learner,
    (select coalesce(json_agg(json_build_array(slot, post, hash)), '[]')
       from slots where repository = ${repository}) as slots,
    (select coalesce(json_agg(json_build_object('id', id, 'effect', effect, 'attempts', attempts) order by id), '[]')
       from outbox where repository = ${repository} and abandoned_at is null) as pending
  `.execute(database.connection);
  const row = rows[0];
  return {
    state: row?.learner?.state,
    version: row?.learner?.version ?? 0,
    slots: new Map(row?.slots.map(([slot, id, hash]) => [slot, { id, hash }])),
    pending: row?.pending ?? [],
  };
}

/** Writes the state if `version` is still the newest; from then on, until the transaction ends, others wait. */
async function replaceState(
  transaction: Transaction<Tables>,
  repository: number,
  next: LearnerState,
  version: number,
  now: Date,
): Promise<boolean> {
  const row = {
    installation: next.repository.installation,
    version: version + 1,
    state: JSON.stringify(next),
    updated_at: now,
  };
  if (version === 0) {
    const insert = transaction.insertInto('learners').values({ repository, ...row });
    const result = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    return result.numInsertedOrUpdatedRows === 1n;
  }
  const update = transaction.updateTable('learners').set(row).where('repository', '=', repository);
  const result = await update.where('version', '=', version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

async function vacate(transaction: Transaction<Tables>, repository: number, slots: readonly Slot[]): Promise<void> {
  if (slots.length === 0) return;
  await transaction.deleteFrom('slots').where('repository', '=', repository).where('slot', 'in', slots).execute();
}

async function append(
  transaction: Transaction<Tables>,
  repository: number,
  entries: readonly LedgerEntry[],
  signer: LedgerSigner,
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  const { id, publicKey } = signer;
  await transaction
    .insertInto('ledger_keys')
    .values({ id, public_key: publicKey, first_used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  let last = await transaction
    .selectFrom('ledger')
    .select(['sequence', 'hash'])
    .where('repository', '=', repository)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const rows = entries.map((entry) => {
    const line = sealed(entry, last, signer);
    last = line;
    const { sequence, previous, hash, key, signature } = line;
    return { repository, sequence, entry: canonicalJson(entry), previous, hash, key, signature };
  });
  await transaction.insertInto('ledger').values(rows).execute();
  await transaction
    .updateTable('learners')
    .set({ ledger_lines: last?.sequence ?? 0 })
    .where('repository', '=', repository)
    .execute();
}

/** Only who takes the effect out of the outbox fills the slot: a late second report must not undo a newer fill. */
async function fill(
  database: Database,
  repository: number,
  effect: number,
  slot: Slot,
  filled: FilledSlot,
): Promise<void> {
  await sql`with done as (delete from outbox where id = ${effect} and repository = ${repository} returning repository)
    insert into slots (repository, slot, post, hash)
      select repository, ${slot}::text, ${filled.id}::bigint, ${filled.hash}::text from done
    on conflict (repository, slot) do update set post = excluded.post, hash = excluded.hash
  `.execute(database.connection);
}

/** What was read stands against what was told in the same second: it was asked for later. */
async function observe(database: Database, repository: number, pull: PullRequest, how: 'told' | 'read'): Promise<void> {
  const snapshot = JSON.stringify(pull);
  await sql`insert into pulls (repository, number, head, updated_at, snapshot)
    values (${repository}, ${pull.number}, ${pull.head.sha}, ${pull.updatedAt}, ${snapshot})
    on conflict (repository, number) do update
      set head = excluded.head, updated_at = excluded.updated_at, snapshot = case
        when ${how} = 'told' and excluded.updated_at = pulls.updated_at and excluded.snapshot::text <> pulls.snapshot::text
        then 'null'::json else excluded.snapshot end
      where excluded.updated_at >= pulls.updated_at
  `.execute(database.connection);
}
