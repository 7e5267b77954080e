import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Child } from '../children.ts';
import { coachModules } from './modules.ts';
import type { Plan } from './plan.ts';
import { NoDeno, type PythonProcess, pyodideFolder, startPython } from './process.ts';

/** To make the snapshot takes four seconds of processor time, on a machine that has none to spare many more. */
const startSeconds = 120;

/** A pure Python package, as PyPI has it. */
export type Wheel = { readonly name: string; readonly bytes: Uint8Array };

export type OpenerOptions = {
  /** An empty folder: the snapshot is kept there, and the processes run in one inside. */
  readonly folder: () => Promise<string>;
  readonly wheels: readonly Wheel[];
  readonly preload: readonly string[];
  /** Megabytes that Python may hold, bytes that it may print, and bytes that the process may write. */
  readonly memory: number;
  readonly output: number;
  readonly bytes: number;
};

/** Opens interpreters, each from the snapshot that the first one makes. It throws what kept one from starting. */
export function createOpener(options: OpenerOptions): (begun: (child: Child) => void) => Promise<PythonProcess> {
  let prepared: Promise<{ readonly home: string; readonly plan: Plan }> | undefined;

  async function prepare(begun: (child: Child) => void) {
    const home = await options.folder();
    await mkdir(join(home, 'empty'), { recursive: true });
    const wheels = await Promise.all(
      options.wheels.map(async ({ name, bytes }) => {
        const path = join(home, name);
        await writeFile(path, bytes);
        return { name, path };
      }),
    );
    const { preload, memory, output } = options;
    const snapshot = { path: join(home, 'snapshot.bin'), access: 'make' } as const;
    const plan: Plan = { pyodide: pyodideFolder, snapshot, modules: coachModules, wheels, preload, memory, output };
    const child = await start(home, plan, begun);
    await child.exited;
    return { home, plan: { ...plan, snapshot: { ...snapshot, access: 'restore' } } as const };
  }

  async function start(home: string, plan: Plan, begun: (child: Child) => void): Promise<PythonProcess> {
    const child = startPython(join(home, 'empty'), plan, options.bytes);
    begun(child);
    await ready(child);
    return child;
  }

  return async (begun) => {
    prepared ??= prepare(begun).catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    const { home, plan } = await prepared;
    return start(home, plan, begun);
  };
}

/** @throws when the process ends, fails or takes too long instead of being ready */
async function ready(child: PythonProcess): Promise<void> {
  const timer = setTimeout(child.kill, startSeconds * 1000);
  const said = new Promise<void>((resolve) =>
    child.hear((line) => {
      if (line === '{"ready": true}' || line === '{"ready":true}') resolve();
    }),
  );
  const ended = child.exited.then(({ code, signal }): never => {
    // What a shell says of a program that is not there, or that is for another system.
    if (code === 126 || code === 127) throw new NoDeno(child.complaint);
    throw new Error(`Python ended while it started (${signal ?? `exit code ${code}`}) ${child.complaint}`);
  });
  await Promise.race([said, ended]).finally(() => clearTimeout(timer));
}
