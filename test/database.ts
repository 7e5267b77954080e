import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export type TestDatabase = { readonly url: string; drop(): Promise<void> };

/** A database of its own on the server in TEST_DATABASE_URL; undefined without one: the embedded engine is used. */
export async function freshDatabase(): Promise<TestDatabase | undefined> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return undefined;
  const name = `stagecoach_${randomBytes(6).toString('hex')}`;
  const ask = async (statement: string) => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await ask(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database ${name} with (force)`) };
}
