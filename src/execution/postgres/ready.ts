import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from './child-process.ts';
import type { Reply, Request } from './protocol.ts';

const startSeconds = 60;

/**
 * Opens processes with a fresh database, each from the snapshot that the first one makes.
 * @param folder an empty folder: the snapshot is kept there, and the processes run in one inside
 */
export function createOpener(folder: () => Promise<string>): (begun: (child: Child) => void) => Promise<Child> {
  let snapshot: Promise<void> | undefined;

  async function open(access: 'read' | 'write', begun: (child: Child) => void): Promise<[Child, string]> {
    const home = await folder();
    const inside = join(home, 'empty');
    await mkdir(inside, { recursive: true });
    const path = join(home, 'snapshot.tar');
    const child = startChild(inside, path, access);
    begun(child);
    return [child, path];
  }

  async function makeSnapshot(begun: (child: Child) => void): Promise<void> {
    const [child, path] = await open('write', begun);
    await ask(child, { kind: 'snapshot', path }).finally(child.kill);
    await child.exited;
  }

  return async (begun) => {
    snapshot ??= makeSnapshot(begun).catch((error: unknown) => {
      snapshot = undefined;
      throw error;
    });
    await snapshot;
    const [child, path] = await open('read', begun);
    await ask(child, { kind: 'restore', path }).catch((error: unknown) => {
      child.kill();
      throw error;
    });
    return child;
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
