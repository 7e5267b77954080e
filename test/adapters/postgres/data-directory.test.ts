import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/postgres/database.ts';
import { DataDirectoryLocked, lockDirectory } from '../../../src/adapters/postgres/directory-lock.ts';
import { DatabaseTooNew, migrate } from '../../../src/adapters/postgres/migrate.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stagecoach-data-'));
});
afterEach(() => rm(directory, { recursive: true }));

const halfMade = () => {
  mkdirSync(join(directory, 'postgres'));
  writeFileSync(join(directory, 'postgres', 'PG_VERSION'), '17\n');
};

describe('a data directory', () => {
  it('is for one process, and the second is told which has it', () => {
    const lock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(DataDirectoryLocked);
    expect(() => lockDirectory(directory)).toThrow(`is in use by process ${process.pid}.`);
    lock.release();
    lockDirectory(directory).release();
  });

  it('tells whether the last process stopped cleanly', () => {
    const first = lockDirectory(directory);
    first.release();
    expect([first.uncleanStop, existsSync(join(directory, 'running'))]).toEqual([false, false]);
    writeFileSync(join(directory, 'running'), '1\n');
    const second = lockDirectory(directory);
    second.release();
    expect(second.uncleanStop).toBe(true);
  });
});

describe('an unclean stop', () => {
  const running = () => join(directory, 'running');
  /** What the next process finds. */
  async function opened(recovered: boolean): Promise<boolean> {
    const database = await openDatabase({ dataDir: directory });
    if (recovered) database.recovered();
    await database.close();
    return database.uncleanStop;
  }

  it('is remembered until what was lost is found again, whoever comes and goes meanwhile', async () => {
    expect(await opened(false)).toBe(false);
    writeFileSync(running(), '1\n');
    expect([await opened(false), await opened(false), await opened(true), await opened(false)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('is remembered by a start that fails', async () => {
    halfMade();
    writeFileSync(running(), '1\n');
    await expect(openDatabase({ dataDir: directory })).rejects.toThrow(/ does not open; \d+ MB are free there\.$/);
    expect(existsSync(running())).toBe(true);
    rmSync(running());
    await expect(openDatabase({ dataDir: directory })).rejects.toThrow('does not open');
    expect(existsSync(running())).toBe(false);
  });
});

describe('a first start that was killed halfway', () => {
  it('leaves nothing in the way of the next one', async () => {
    halfMade();
    writeFileSync(join(directory, 'postgres.begun'), '');
    const database = await openDatabase({ dataDir: directory });
    await sql`select 1`.execute(database.connection);
    await database.close();
    expect(existsSync(join(directory, 'postgres.begun'))).toBe(false);
  });

  it('is told from a database that broke, which is never removed', async () => {
    halfMade();
    await expect(openDatabase({ dataDir: directory })).rejects.toThrow('does not open');
    expect(existsSync(join(directory, 'postgres', 'PG_VERSION'))).toBe(true);
  });
});

describe('a database of a newer program', () => {
  it('is left as it is', async () => {
    const database = await openDatabase({});
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(database.connection);
    await expect(migrate(database.connection)).rejects.toThrow(DatabaseTooNew);
    await database.close();
  });
});
