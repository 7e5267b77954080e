import { expect, test } from 'vitest';
import { type Child, createChildren } from '../../src/execution/children.ts';

/** Processes that end when the test says so; `open` goes on when the test says so too. */
function fixture() {
  const killed: number[] = [];
  const ended: (() => void)[] = [];
  const opened: (() => void)[] = [];
  const startProcess = (pid: number): Child => {
    const exit = Promise.withResolvers<void>();
    ended.push(exit.resolve);
    return { pid, gone: false, exited: exit.promise, kill: () => killed.push(pid) };
  };
  const children = createChildren({
    limit: 2,
    spares: 0,
    idleSeconds: 60,
    open: async (begun) => {
      await new Promise<void>((resolve) => opened.push(resolve));
      const child = startProcess(ended.length + 1);
      begun(child);
      return child;
    },
  });
  return { children, killed, ended, opened };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('closing ends, and waits for, a process that was only about to start', async () => {
  const { children, killed, ended, opened } = fixture();
  const work = children.use(async () => 'done').catch((error: Error) => error.message);
  let closed = false;
  const closing = children.close().then(() => {
    closed = true;
  });
  expect(await work).toBe('closed');
  await turn();
  expect(closed, 'before the process was started').toBe(false);
  opened[0]?.();
  await turn();
  expect(killed).toEqual([1, 1]);
  expect(closed, 'before the process was gone').toBe(false);
  ended[0]?.();
  await closing;
});
