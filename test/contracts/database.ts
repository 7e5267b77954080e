import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/postgres/database.ts';

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
  if (engine === 'embedded' || server === undefined) {
    const database = close(await openDatabase({}));
    return async () => database;
  }
  const name = `stagecoach_test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name}`);
  leftovers.push(() => administer(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return async () => close(await openDatabase({ url: url.href }));
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
