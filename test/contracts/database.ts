import { afterAll } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';
import { freshDatabase } from '../database.ts';

const server = process.env.TEST_DATABASE_URL;

/** The engines that a suite runs on; the title of each says which, so that nobody takes one for both. */
export const engines: readonly (readonly [title: string, engine: 'embedded' | 'server'])[] = server
  ? [
      ['the embedded engine', 'embedded'],
      ['a Postgres server', 'server'],
    ]
  : [['the embedded engine alone (TEST_DATABASE_URL is not set)', 'embedded']];

const leftovers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of leftovers.splice(0).toReversed()) await remove();
});

/**
 * A way to open one new database, as often as processes would; all of it is removed after the suite. Only a server can
 * be opened by several.
 */
export async function newDatabase(engine: 'embedded' | 'server'): Promise<() => Promise<Database>> {
  const close = (database: Database): Database => {
    leftovers.push(() => database.close());
    return database;
  };
  const fresh = engine === 'server' ? await freshDatabase() : undefined;
  if (!fresh) {
    const database = close(await openDatabase({}));
    return async () => database;
  }
  leftovers.push(fresh.drop);
  return async () => close(await openDatabase({ url: fresh.url }));
}
