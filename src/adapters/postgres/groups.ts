import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The index by which a claim fails when another job of the same group runs. */
export const oneOfAGroup = 'stagecoach_one_active_of_a_group';

/** What pg-boss looks at before it claims a job may be old by a moment; an index is certain. */
export async function holdGroupsToOne({ connection }: Database): Promise<void> {
  const found = sql<{ found: boolean }>`select to_regclass(${`pgboss.${oneOfAGroup}`}) is not null as found`;
  if ((await found.execute(connection)).rows[0]?.found) return;
  await connection.transaction().execute(async (transaction) => {
    // Processes that start together would both find that it is not there.
    await sql`select pg_advisory_xact_lock(hashtextextended(${oneOfAGroup}, 0))`.execute(transaction);
    await sql`create unique index if not exists ${sql.id(oneOfAGroup)} on pgboss.job_common (name, group_id)
      where state = 'active' and group_id is not null`.execute(transaction);
  });
}
