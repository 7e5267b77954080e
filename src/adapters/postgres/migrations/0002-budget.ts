import { type Kysely, sql } from 'kysely';

/** What each installation has spent at the forge, and the repositories that wait until it may go on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table budgets (
    installation bigint primary key,
    version integer not null,
    budget json not null
  ) with (fillfactor = 50)`.execute(db);
  // A row that is replaced twice a job must not leave pieces elsewhere: nobody vacuums an embedded database.
  await sql`alter table budgets alter column budget set storage main`.execute(db);
  await sql`create table budget_line (
    installation bigint not null,
    urgency text not null,
    repository bigint not null,
    since double precision not null,
    until double precision not null,
    primary key (installation, urgency, repository)
  )`.execute(db);
}
