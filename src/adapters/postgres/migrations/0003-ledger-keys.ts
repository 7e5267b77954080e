import { type Kysely, sql } from 'kysely';

/** Lines are signed with a key pair, so that others can verify them, and counted, so that a cut is seen. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ledger add column key text not null default ''`.execute(db);
  await sql`alter table learners add column ledger_lines integer not null default 0`.execute(db);
  await sql`update learners set ledger_lines =
    (select count(*) from ledger where ledger.repository = learners.repository)`.execute(db);
  await sql`create table ledger_keys (
    id text primary key,
    public_key text not null,
    first_used_at timestamptz not null
  )`.execute(db);
}
