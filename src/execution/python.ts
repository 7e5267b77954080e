import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PythonRun } from '../curriculum/schema.ts';
import { createChildren } from './children.ts';
import { runCases } from './python/cases.ts';
import { createOpener, type Wheel } from './python/opener.ts';
import type { PythonOutcome } from './python/outcome.ts';
import { NoDeno } from './python/process.ts';
import { type Answer, createSandbox, type Sandbox } from './python/sandbox.ts';
import type { SubmittedFile } from './python/subject.ts';

export type { Failure, Stop } from './python/outcome.ts';
export type { Answer } from './python/sandbox.ts';

/** Runs learners' Python, each submission in an interpreter of its own that has leave to do nothing but compute. */
export type PythonRunner = {
  /**
   * Calls what was handed in and compares with the reference; `run.file` is among the files. Never rejects: what goes
   * wrong on our side is the outcome `broken`.
   * @param files everything that was handed in as text
   * @param seed the number of the review, from which its inputs are made
   */
  run(run: PythonRun, files: readonly SubmittedFile[], seed: number): Promise<PythonOutcome>;
  /**
   * Waits for its turn; the interpreter is gone when it settles. Where none can be started, every question is answered
   * `broken`, or `unavailable` when this machine has no Deno at all.
   */
  use<T>(work: (sandbox: Sandbox) => Promise<T>): Promise<T>;
  /** Makes an interpreter ready ahead of the review that will need it. Never rejects. */
  warm(): Promise<void>;
  /** Ends every process and removes what was stored. */
  close(): Promise<void>;
};

export type PythonOptions = {
  /** Processes at a time, those that wait for the next review included; each takes some 200 MB, and a review two. */
  readonly children?: number;
  /** How many wait for the next review. */
  readonly spares?: number;
  /** After so long without a review the waiting process ends, to give its memory back. */
  readonly idleSeconds?: number;
  /** For all calls of what was handed in. */
  readonly timeoutSeconds?: number;
  /** Megabytes that a process may hold, of which Python has what is left above some 150. */
  readonly memoryMegabytes?: number;
  /** Bytes that the code may print. */
  readonly outputLimit?: number;
  /** Pure Python packages that the code may import, and the modules that are loaded before it comes. */
  readonly wheels?: readonly Wheel[];
  readonly preload?: readonly string[];
  /** Told of each process that starts, by its id. */
  readonly onStart?: (pid: number) => void;
};

/**
 * The first review starts it; until then it costs nothing. Defaults: 2 processes, 10 s, 450 MB, and 1 MB of printed text.
 */
export function createPythonRunner(options: PythonOptions = {}): PythonRunner {
  const { memoryMegabytes: memory = 450, outputLimit: output = 1_000_000, wheels = [], preload = [] } = options;
  const limits = { memory, bytes: 20_000_000 };
  const { timeoutSeconds: seconds = 10 } = options;
  let folder: Promise<string> | undefined;
  const open = createOpener({
    folder: () => {
      folder ??= mkdtemp(join(tmpdir(), 'stagecoach-python-'));
      return folder;
    },
    wheels,
    preload,
    memory: Math.max(memory - engineMegabytes, engineMegabytes),
    output,
    bytes: limits.bytes,
  });
  const children = createChildren({
    limit: options.children ?? 2,
    spares: options.spares ?? 2,
    idleSeconds: options.idleSeconds ?? 300,
    open: (begun) =>
      open((child) => {
        begun(child);
        options.onStart?.(child.pid);
      }),
  });
  const use: PythonRunner['use'] = async (work) => {
    let started = false;
    try {
      return await children.use((child) => {
        started = true;
        return work(createSandbox(child, limits));
      });
    } catch (error) {
      if (started) throw error;
      return work(withoutSandbox(error));
    }
  };
  return {
    use,
    run: (run, files, seed) => runCases({ use }, run, files, seed, seconds),
    warm: () => children.warm().catch(() => {}),
    async close() {
      await children.close();
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** What the process takes before Python asks for more. */
const engineMegabytes = 160;

function withoutSandbox(error: unknown): Sandbox {
  const message = error instanceof Error ? error.message : String(error);
  const answer: Answer = { kind: error instanceof NoDeno ? 'unavailable' : 'broken', message };
  return { ask: async () => answer };
}
