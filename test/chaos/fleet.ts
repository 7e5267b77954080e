import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerConfig } from '../../src/main.ts';

/** Processes of the service that somebody starts again whenever they end, as systemd or Kubernetes would. */
export type Fleet = {
  /** Where webhooks go. */
  readonly port: number;
  /** Ends one with SIGKILL, wherever it is. @returns whether it listened by then */
  kill(index: number): boolean;
  readonly size: number;
  /** How often a process ended by itself, with its last words. */
  readonly falls: readonly string[];
  listening(index: number): Promise<void>;
  ready(): Promise<void>;
  /** SIGTERM for all. @returns those that did not end with 0 */
  stop(): Promise<readonly string[]>;
};

type Seat = { readonly role: 'server' | 'worker'; child: ChildProcess | undefined; listens: boolean; words: string };

/** One server, and so many workers besides. */
export async function startFleet(config: ServerConfig, workers: number, log?: string): Promise<Fleet> {
  const port = await freePort();
  const falls: string[] = [];
  const seats: Seat[] = [
    { role: 'server', ...empty() },
    ...Array.from({ length: workers }, () => ({ role: 'worker' as const, ...empty() })),
  ];
  let stopping = false;
  const run = async (seat: Seat): Promise<void> => {
    while (!stopping) {
      Object.assign(seat, { listens: false, words: '' });
      const child = spawnServer(seat.role, { ...config, port: seat.role === 'server' ? port : 0 });
      seat.child = child;
      child.stdout?.on('data', (text: Buffer) => {
        if (String(text).includes('listens on port')) seat.listens = true;
        seat.words = `${seat.words}${text}`.slice(-4000);
      });
      if (log !== undefined) child.stdout?.on('data', (text: Buffer) => appendFileSync(log, text));
      child.stderr?.on('data', (text: Buffer) => {
        seat.words = `${seat.words}${text}`.slice(-4000);
      });
      const [code, signal] = await once(child, 'exit');
      if (!stopping && signal !== 'SIGKILL') {
        falls.push(`${seat.role} ended with ${code ?? signal}: ${seat.words.trim().split('\n').slice(-6).join(' / ')}`);
        await sleep(500);
      }
    }
  };
  const runs = seats.map(run);
  return {
    port,
    size: seats.length,
    falls,
    kill(index) {
      const seat = seats[index];
      seat?.child?.kill('SIGKILL');
      return seat?.listens ?? false;
    },
    async listening(index) {
      while (!seats[index]?.listens) await sleep(50);
    },
    async ready() {
      for (;;) {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
        if (answer?.ok && seats.every(({ listens }) => listens)) return;
        await sleep(100);
      }
    },
    async stop() {
      stopping = true;
      for (const { child } of seats) child?.kill('SIGTERM');
      await Promise.all(runs);
      return seats.flatMap(({ role, child, words }) =>
        child?.exitCode === 0 || child?.signalCode === 'SIGTERM' ? [] : [`${role}: ${words}`],
      );
    },
  };
}

const empty = () => ({ child: undefined, listens: false, words: '' });

const spawnServer = (role: string, config: ServerConfig): ChildProcess =>
  spawn(process.execPath, ['--liftoff-only', join(import.meta.dirname, 'server.ts'), role, JSON.stringify(config)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '' },
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
