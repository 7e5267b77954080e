import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { residentMegabytes } from '../resident.ts';
import type { Reply, Request } from './protocol.ts';

/** What the child may read: its own code and the two engines. */
const readable = [
  join(import.meta.dirname, '/'),
  join(import.meta.dirname, '..', '..', 'review', 'range.ts'),
  join(import.meta.dirname, '..', '..', '..', 'package.json'),
  ...['@electric-sql/pglite', 'libpg-query', '@pgsql/types'].map((name) => packageFolder(name)),
];

function packageFolder(name: string): string {
  const file = fileURLToPath(import.meta.resolve(name));
  return file.slice(0, file.lastIndexOf(`${join('node_modules', name)}/`)) + join('node_modules', name, '/');
}

const flags = [
  '--permission',
  ...readable.map((path) => `--allow-fs-read=${path}`),
  // Compiled code would be quicker, but it takes 300 MB to get there.
  '--liftoff-only',
  // It lives for a second: more threads only take processor time from others.
  '--single-threaded-gc',
  '--expose-gc',
  '--max-old-space-size=256',
  '--disable-warning=SecurityWarning',
];

/** Seconds of processor time after which the kernel ends it, were nobody left to watch. */
const lifetimeSeconds = 120;

const complaintLength = 4_000;

/** A child process with one job at a time. */
export type Child = {
  readonly pid: number;
  /** Sends a request; replies are handed to `hear` until `exited`. */
  send(request: Request): void;
  hear(listener: (reply: Reply) => void): void;
  /** Settles when it is gone and reaped. */
  readonly exited: Promise<{ readonly signal: NodeJS.Signals | null; readonly code: number | null }>;
  readonly gone: boolean;
  /** The end of what it wrote to standard error. */
  readonly complaint: string;
  kill(): void;
  /** Resident memory in megabytes; undefined where the system does not say. */
  memory(): Promise<number | undefined>;
};

/**
 * @param folder the empty folder in which it runs
 * @param snapshot the one file outside of its own code that it may read, or write when it makes it
 */
export function startChild(folder: string, snapshot: string, access: 'read' | 'write'): Child {
  const child = fileURLToPath(import.meta.resolve('./child.ts'));
  // The shell sets the limit and becomes Node: same process, same channel.
  const process_: ChildProcess = spawn(
    '/bin/sh',
    [
      '-c',
      `ulimit -t ${lifetimeSeconds}; ulimit -c 0; exec "$0" "$@"`,
      process.execPath,
      ...flags,
      `--allow-fs-${access}=${snapshot}`,
      child,
    ],
    { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const kill = () => void process_.kill('SIGKILL');
  process.once('exit', kill);
  let gone = false;
  let complaint = '';
  process_.stderr?.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-complaintLength);
  });
  const exited = new Promise<Awaited<Child['exited']>>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      gone = true;
      process.off('exit', kill);
      resolve({ code, signal });
    };
    process_.once('exit', end);
    process_.once('error', () => end(null, null));
  });
  return {
    pid: process_.pid ?? 0,
    send: (request) => void process_.send(request, () => {}),
    hear: (listener) => void process_.on('message', (reply) => listener(reply as Reply)),
    exited,
    get gone() {
      return gone;
    },
    get complaint() {
      return complaint.trim();
    },
    kill,
    memory: () => residentMegabytes(process_.pid ?? 0),
  };
}
