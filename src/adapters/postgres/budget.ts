import { sql } from 'kysely';
import type { BudgetStore, Line, Urgency } from '../../ports/budget.ts';
import type { Database } from './database.ts';

const nobody = { ahead: 0, all: 0 };

/** Budgets in the database that all processes share; its clock is the one that counts. */
export const createBudgetStore = ({ connection }: Pick<Database, 'connection'>): BudgetStore => ({
  async read(installation) {
    const row = await connection
      .selectNoFrom((select) => [
        select.selectFrom('budgets').select('budget').where('installation', '=', installation).as('budget'),
        select.selectFrom('budgets').select('version').where('installation', '=', installation).as('version'),
        sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`.as('now'),
      ])
      .executeTakeFirstOrThrow();
    return { budget: row.budget ?? undefined, version: row.version ?? 0, now: row.now };
  },

  async write(installation, budget, version) {
    const row = { version: version + 1, budget: JSON.stringify(budget) };
    if (version === 0) {
      const insert = connection.insertInto('budgets').values({ installation, ...row });
      const result = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    }
    const update = connection.updateTable('budgets').set(row).where('installation', '=', installation);
    const result = await update.where('version', '=', version).executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },

  async line({ installation, urgency, repository }, now) {
    // Who has no place yet compares with infinity: all are ahead. Two of the same moment stand in the order of their ids.
    const { rows } = await sql<{ urgency: Urgency; ahead: number; all: number }>`
      select urgency, count(*)::integer as all, count(*) filter (where (since, repository) < (
          coalesce((select since from budget_line where installation = ${installation} and urgency = ${urgency}
            and repository = ${repository} and until >= ${now}), 'infinity'), ${repository}))::integer as ahead
      from budget_line where installation = ${installation} and until >= ${now} group by urgency`.execute(connection);
    const line = Object.fromEntries(rows.map(({ urgency: name, ...counts }) => [name, counts]));
    const { interactive = nobody, background = nobody } = line as Partial<Line>;
    // People go before all background work, however long that has waited.
    return {
      background,
      interactive: urgency === 'interactive' ? interactive : { ...interactive, ahead: interactive.all },
    };
  },

  async queue({ installation, urgency, repository }, since, until) {
    await sql`with gone as (delete from budget_line where installation = ${installation} and until < ${since})
      insert into budget_line (installation, urgency, repository, since, until)
        values (${installation}, ${urgency}, ${repository}, ${since}::float8, ${until}::float8)
      on conflict (installation, urgency, repository) do update set
        since = least(budget_line.since, excluded.since), until = excluded.until`.execute(connection);
  },

  async leave({ installation, urgency, repository }) {
    await connection
      .deleteFrom('budget_line')
      .where('installation', '=', installation)
      .where('urgency', '=', urgency)
      .where('repository', '=', repository)
      .execute();
  },
});
