import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Running, ServerConfig } from '../../src/main.ts';

export type Served = Running & {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process to ready. */
  readonly startedIn: number;
};

/**
 * `stagecoach serve`, or `worker`, in a process of its own, as in production.
 * @param more flags for Node
 */
export async function serve(
  config: ServerConfig,
  command: 'serve' | 'worker' = 'serve',
  more: readonly string[] = [],
): Promise<Served> {
  const began = performance.now();
  const served = await spawned([...flags, ...more, program, command], environmentOf(config));
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${served.port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if (hasEnded(served.child)) throw new Error(`the server ended with ${served.child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { ...served, startedIn: performance.now() - began };
}

export const program = join(import.meta.dirname, '../../src/cli.ts');

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
/** What `npm start` tells Node. */
export const flags: readonly string[] = scripts.start.split(' ').filter((word: string) => word.startsWith('--'));

/** The settings as an operator gives them, on any port that is free. */
export function environmentOf({
  credentials,
  apiUrl,
  unlimited,
  databaseUrl,
  dataDir,
  workers,
}: Pick<ServerConfig, 'credentials' | 'apiUrl' | 'unlimited' | 'databaseUrl' | 'dataDir' | 'workers'>): Readonly<
  Record<string, string>
> {
  const api = new URL(apiUrl ?? 'https://api.github.com');
  return {
    PATH: process.env.PATH ?? '',
    APP_ID: String(credentials.appId),
    PRIVATE_KEY: credentials.privateKey,
    WEBHOOK_SECRET: credentials.webhookSecret,
    GHE_HOST: api.host,
    GHE_PROTOCOL: api.protocol.replace(':', ''),
    ...(unlimited && { GHE_LIMITS: 'none' }),
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    WORKERS: String(workers),
    LOG_LEVEL: 'error',
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** A process that says on which port it listens; it can be sent messages. */
export async function spawned(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Omit<Served, 'startedIn'>> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const said = / on port (\d+)/.exec(String(text))?.[1];
      if (said) resolve(Number(said));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
  return {
    child,
    port,
    pid: child.pid ?? 0,
    async close() {
      if (hasEnded(child)) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Flags for a server that `collect` is asked of. */
export const collecting = ['--expose-gc', '--import', join(import.meta.dirname, 'heap-on-request.ts')];

/** Has a server drop what it no longer uses. @returns bytes that are in use then */
export async function collect({ child }: Pick<Served, 'child'>): Promise<{ heapUsed: number; rss: number }> {
  const [answer] = await Promise.all([once(child, 'message'), child.send('heap')]);
  return answer[0];
}

/** Memory of a process and all that it started, in MB: shared pages are counted once (PSS). */
export function treeMegabytes(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + proportional(one), 0) / 1024;
}

function childrenOf(pid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...childrenOf(child)]);
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** Kilobytes. */
function proportional(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
