import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child-process.ts';
import type { Reply, Request } from './protocol.ts';

const startSeconds = 60;

/** Processes with a fresh database, one of them made ready ahead of time; each is used once. */
export type Children = {
  /**
   * Waits for its turn; the process is gone when it settles.
   * @throws when no process could be started, or after `close`
   */
  use<T>(work: (child: Child) => Promise<T>): Promise<T>;
  /** Settles when a process is ready that nobody uses yet. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

export type ChildrenOptions = {
  readonly limit: number;
  readonly idleSeconds: number;
  /** An empty folder: a snapshot of the database is kept there, and the processes run in one inside. */
  readonly folder: () => Promise<string>;
  readonly onStart: (pid: number) => void;
};

type Waiter = { readonly take: (child: Child) => void; readonly fail: (error: unknown) => void };

export function createChildren(options: ChildrenOptions): Children {
  const running = new Set<Child>();
  const waiting: Waiter[] = [];
  let spare: Child | undefined;
  let snapshot: Promise<void> | undefined;
  /** Processes that are begun, wait or work. */
  let alive = 0;
  let starting = 0;
  let keepsSpare = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  async function open(access: 'read' | 'write'): Promise<{ readonly child: Child; readonly path: string }> {
    const folder = await options.folder();
    const inside = join(folder, 'empty');
    await mkdir(inside, { recursive: true });
    if (closed) throw new Error('closed');
    const path = join(folder, 'snapshot.tar');
    const child = startChild(inside, path, access);
    running.add(child);
    child.exited.then(() => running.delete(child));
    options.onStart(child.pid);
    return { child, path };
  }

  async function makeSnapshot(): Promise<void> {
    const { child, path } = await open('write');
    await ask(child, { kind: 'snapshot', path }).finally(child.kill);
    await child.exited;
  }

  async function openReady(): Promise<Child> {
    snapshot ??= makeSnapshot().catch((error: unknown) => {
      snapshot = undefined;
      throw error;
    });
    await snapshot;
    const { child, path } = await open('read');
    await ask(child, { kind: 'restore', path }).catch((error: unknown) => {
      child.kill();
      throw error;
    });
    return child;
  }

  function offer(child: Child): void {
    const next = waiting.shift();
    if (next) next.take(child);
    else if (keepsSpare && !spare && !closed) spare = child;
    else child.kill();
  }

  function count(child: Child): Child {
    child.exited.then(() => {
      alive--;
      if (spare === child) spare = undefined;
      fill();
    });
    return child;
  }

  function fill(): void {
    while (!closed && alive < options.limit) {
      if (waiting.length <= starting && (!keepsSpare || spare || starting > 0)) return;
      alive++;
      starting++;
      openReady()
        .finally(() => starting--)
        .then(
          (child) => offer(count(child)),
          (error: unknown) => {
            alive--;
            keepsSpare = false;
            waiting.shift()?.fail(error);
            fill();
          },
        );
    }
  }

  async function take(): Promise<Child> {
    if (closed) throw new Error('closed');
    clearTimeout(idle);
    keepsSpare = true;
    const child = spare;
    spare = undefined;
    const taken =
      child && !child.gone
        ? Promise.resolve(child)
        : new Promise<Child>((resolve, reject) => waiting.push({ take: resolve, fail: reject }));
    fill();
    return taken;
  }

  function restLater(): void {
    clearTimeout(idle);
    idle = setTimeout(rest, options.idleSeconds * 1000).unref();
  }

  function rest(): void {
    keepsSpare = false;
    spare?.kill();
  }

  return {
    async use(work) {
      const child = await take();
      try {
        return await work(child);
      } finally {
        child.kill();
        await child.exited;
        restLater();
      }
    },
    async warm() {
      if (!spare) offer(await take());
      restLater();
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const waiter of waiting.splice(0)) waiter.fail(new Error('closed'));
      for (const child of running) child.kill();
      await Promise.all([...running].map((child) => child.exited));
    },
  };
}

/** @throws when the child ends, fails or takes too long instead of being ready */
async function ask(child: Child, request: Request): Promise<void> {
  const timer = setTimeout(child.kill, startSeconds * 1000);
  const reply = new Promise<Reply>((resolve) => child.hear(resolve));
  child.send(request);
  const ended = child.exited.then(({ code, signal }): never => {
    throw new Error(`the process ended while it started (${signal ?? `exit code ${code}`}) ${child.complaint}`);
  });
  const answer = await Promise.race([reply, ended]).finally(() => clearTimeout(timer));
  if (answer.kind === 'ready') return;
  throw new Error(answer.kind === 'outcome' && answer.outcome.kind === 'broken' ? answer.outcome.message : answer.kind);
}
