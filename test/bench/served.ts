import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningServer, ServerConfig } from '../../src/main.ts';

export type Served = RunningServer & {
  readonly pid: number /** Milliseconds from the start of the process to ready. */;
  readonly startedIn: number;
};

/** `stagecoach serve` in a process of its own, as in production. */
export async function serve(config: ServerConfig): Promise<Served> {
  const began = performance.now();
  const { port, child } = await spawned(config);
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    port,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function spawned({
  credentials,
  apiUrl,
  databaseUrl,
  dataDir,
}: ServerConfig): Promise<{ port: number; child: ChildProcess }> {
  const api = new URL(apiUrl ?? 'https://api.github.com');
  const child = spawn(process.execPath, ['--liftoff-only', join(import.meta.dirname, '../../src/cli.ts'), 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      APP_ID: String(credentials.appId),
      PRIVATE_KEY: credentials.privateKey,
      WEBHOOK_SECRET: credentials.webhookSecret,
      GHE_HOST: api.host,
      GHE_PROTOCOL: api.protocol.replace(':', ''),
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const said = /listens on port (\d+)/.exec(String(text))?.[1];
      if (said) resolve(Number(said));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it listened`)));
  });
  return { port, child };
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
