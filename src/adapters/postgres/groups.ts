import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The index by which a claim fails when another job of the same group runs. */
export const oneOfAGroup = 'stagecoach_one_active_of_a_group';

/** By which the waiting jobs of a group are found. */
const waitingOfAGroup = 'stagecoach_waiting_of_a_group';

/** What pg-boss looks at before it claims a job may be old by a moment; an index is certain. */
export async function holdGroupsToOne({ connection }: Database): Promise<void> {
  const found = sql<{ found: boolean }>`select to_regclass(${`pgboss.${waitingOfAGroup}`}) is not null as found`;
  if ((await found.execute(connection)).rows[0]?.found) return;
  await connection.transaction().execute(async (transaction) => {
    // Processes that start together would both find that it is not there.
    await sql`select pg_advisory_xact_lock(hashtextextended(${oneOfAGroup}, 0))`.execute(transaction);
    await sql`create unique index if not exists ${sql.id(oneOfAGroup)} on pgboss.job_common (name, group_id)
      where state = 'active' and group_id is not null`.execute(transaction);
    await sql`create index if not exists ${sql.id(waitingOfAGroup)} on pgboss.job_common (name, group_id)
      where state < 'active' and group_id is not null`.execute(transaction);
  });
}

/**
 * Whether a job of the same group that comes first still waits: of two workers that claim at the same moment, the one with
 * the later job may be quicker. On the embedded engine claims come one after another.
 */
export async function earlierWaits({ connection, engine }: Database, queue: string, job: string): Promise<boolean> {
  if (engine === 'embedded') return false;
  const { rows } = await sql`select from pgboss.job_common own
    join pgboss.job_common earlier on earlier.name = own.name and earlier.group_id = own.group_id
    where own.name = ${queue} and own.id = ${job}::uuid and earlier.state < 'active' and earlier.start_after <= now()
      and (earlier.priority > own.priority
        or (earlier.priority = own.priority and earlier.created_on < own.created_on))
    limit 1`.execute(connection);
  return rows.length > 0;
}
