import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works in this data directory. `pid` is missing in the moment before the holder has written it. */
export class DataDirectoryLocked extends Error {
  readonly directory: string;
  readonly pid: number | undefined;
  constructor(directory: string, pid: number | undefined) {
    super(`The data directory ${directory} is in use by ${pid === undefined ? 'another process' : `process ${pid}`}.`);
    this.name = 'DataDirectoryLocked';
    this.directory = directory;
    this.pid = pid;
  }
}

export type DirectoryLock = {
  /** The last holder ended without `release`. */
  readonly uncleanStop: boolean;
  /** @param clean false: whoever comes next is to find an unclean stop */
  release(clean?: boolean): void;
};

const SQLITE_BUSY = 5;

/**
 * Takes a data directory for this process, until `release` or the end of the process, however it ends.
 *
 * Node has no flock. SQLite's exclusive transaction is the same lock of the operating system: it dies with its holder,
 * so there is no stale one to judge, and it holds between containers that share a volume, where a process id in a file
 * means nothing. The file `running` only names the holder, and tells by its presence that the last one did not stop
 * cleanly.
 * @throws DataDirectoryLocked
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true });
  const running = join(directory, 'running');
  const lock = new DatabaseSync(join(directory, 'lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new DataDirectoryLocked(directory, pidIn(running));
  }
  const uncleanStop = existsSync(running);
  writeFileSync(running, `${process.pid}\n`);
  return {
    uncleanStop,
    release(clean = true) {
      if (clean) rmSync(running, { force: true });
      lock.close();
    },
  };
}

function pidIn(running: string): number | undefined {
  const pid = existsSync(running) ? Number(readFileSync(running, 'utf8')) : 0;
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}
