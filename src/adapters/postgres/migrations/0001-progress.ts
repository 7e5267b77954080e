import { type Kysely, sql } from 'kysely';

/** Learners, what is posted where, what is still to be posted, pull requests as last seen, and the ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table learners (
    repository bigint primary key,
    installation bigint not null,
    version integer not null,
    state json not null,
    updated_at timestamptz not null
  )`.execute(db);
  await sql`create index learners_by_installation on learners (installation)`.execute(db);
  await sql`create table slots (
    repository bigint not null,
    slot text not null,
    post bigint not null,
    hash text not null,
    primary key (repository, slot)
  )`.execute(db);
  await sql`create table outbox (
    id bigint generated always as identity primary key,
    repository bigint not null,
    effect json not null,
    attempts integer not null default 0,
    abandoned_at timestamptz,
    reason text
  )`.execute(db);
  await sql`create index outbox_by_repository on outbox (repository, id)`.execute(db);
  await sql`create table pulls (
    repository bigint not null,
    number integer not null,
    head text not null,
    updated_at timestamptz not null,
    snapshot json not null,
    primary key (repository, number)
  )`.execute(db);
  await sql`create index pulls_by_head on pulls (repository, head)`.execute(db);
  await sql`create table reviews (key text primary key, review json not null, kept_at timestamptz not null)`.execute(
    db,
  );
  await sql`create table settings (key text primary key, value json not null, kept_at timestamptz not null)`.execute(
    db,
  );
  await createLedger(db);
}

/** The ledger refuses every change but an append, and a deletion by the transaction that removes that repository. */
async function createLedger(db: Kysely<unknown>): Promise<void> {
  await sql`create table ledger (
    repository bigint not null,
    sequence integer not null,
    entry json not null,
    previous text not null,
    hash text not null,
    signature text not null,
    primary key (repository, sequence)
  )`.execute(db);
  await sql`create function ledger_refuses_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('stagecoach.removing', true) = old.repository::text then
        return old;
      end if;
      raise exception 'the ledger is append-only: % refused', tg_op;
    end
  $$`.execute(db);
  await sql`create trigger ledger_rows_stay before update or delete on ledger
    for each row execute function ledger_refuses_change()`.execute(db);
  await sql`create trigger ledger_stays before truncate on ledger
    for each statement execute function ledger_refuses_change()`.execute(db);
}
