import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { up as progress } from './migrations/0001-progress.ts';
import { up as budget } from './migrations/0002-budget.ts';
import { up as ledgerKeys } from './migrations/0003-ledger-keys.ts';
import type { Connection } from './schema.ts';

/** In the order of their names. One that was released is never changed: a new one is added. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-progress': { up: progress },
  '0002-budget': { up: budget },
  '0003-ledger-keys': { up: ledgerKeys },
};

/** The database was migrated by a newer program than this one. */
export class DatabaseTooNew extends Error {
  readonly unknown: readonly string[];
  constructor(unknown: readonly string[]) {
    super(
      `The database belongs to a newer version of this program (it has ${unknown.join(', ')}): update the program.`,
    );
    this.name = 'DatabaseTooNew';
    this.unknown = unknown;
  }
}

async function applied(connection: Connection): Promise<readonly string[]> {
  const table = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(
    connection,
  );
  if (!table.rows[0]?.found) return [];
  return (await sql<{ name: string }>`select name from kysely_migration`.execute(connection)).rows.map(
    (row) => row.name,
  );
}

/** Brings the tables up to date; on a server under the advisory lock that Kysely's Migrator takes.
 *  @throws DatabaseTooNew, before anything is changed */
export async function migrate(connection: Connection): Promise<void> {
  const names = await applied(connection);
  const unknown = names.filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
  // Asking takes one query, the Migrator's own look at an up-to-date database some ten.
  if (names.length === Object.keys(migrations).length) return;
  const migrator = new Migrator({ db: connection, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
