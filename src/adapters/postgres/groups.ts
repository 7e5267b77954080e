import { sql } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { Database } from './database.ts';

/** The index by which a claim fails when another job of the same group runs. */
const oneOfAGroup = 'stagecoach_one_active_of_a_group';

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

/**
 * Has a claim made again when another worker was quicker with the group: pg-boss takes that for an empty queue, and its
 * worker would sleep though the jobs of others wait. By then the group counts as busy, so only a third worker that comes
 * between can take the next one away as well.
 */
export function claimAgain(boss: PgBoss, times = 5): void {
  const database = boss.getDb();
  const execute: typeof database.executeSql = database.executeSql.bind(database);
  const claim = async (left: number, statement: Parameters<typeof execute>): ReturnType<typeof execute> => {
    try {
      return await execute(...statement);
    } catch (error) {
      const lost = error instanceof Error && 'constraint' in error && error.constraint === oneOfAGroup;
      if (!lost || left === 0) throw error;
      return claim(left - 1, statement);
    }
  };
  database.executeSql = (...statement) => claim(times, statement);
}
