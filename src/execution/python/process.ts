import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { residentMegabytes } from '../resident.ts';
import type { Plan } from './plan.ts';

const entry = fileURLToPath(import.meta.resolve('./inside/main.js'));
export const pyodideFolder = join(dirname(fileURLToPath(import.meta.resolve('pyodide'))), '/');

/** This machine cannot run the sandbox; no later try will. */
export class NoDeno extends Error {
  constructor(cause?: unknown) {
    super(`there is no Deno for ${process.platform} ${process.arch}`, { cause });
    this.name = 'NoDeno';
  }
}

/**
 * The program itself, from its package for this machine: the script of the package `deno` would be another process.
 * @throws NoDeno
 */
function denoProgram(): string {
  const { platform, arch } = process;
  const suffix = platform === 'linux' ? '-glibc' : '';
  try {
    const fromDeno = createRequire(createRequire(import.meta.url).resolve('deno/package.json'));
    return join(dirname(fromDeno.resolve(`@deno/${platform}-${arch}${suffix}/package.json`)), 'deno');
  } catch (error) {
    throw new NoDeno(error);
  }
}

const optimising = [
  '--single-threaded-gc',
  '--max-old-space-size=128',
  // Whoever gets hold of a function of JavaScript's cannot write another one.
  '--disallow-code-generation-from-strings',
];

/** Optimised code is quicker, but it takes a hundred megabytes and the learner's seconds to get there. */
const plain = [...optimising, '--liftoff-only'];

/** Everything is denied that is not allowed here; what it may import is what is on disk. */
const flags = [
  'run',
  '--no-prompt',
  '--no-remote',
  '--no-npm',
  '--cached-only',
  '--no-config',
  '--no-lock',
  '--no-code-cache',
  '--quiet',
];

/** Seconds of processor time after which the kernel ends it, were nobody left to watch. */
const lifetimeSeconds = 300;

/** What the kernel lets it have, in kilobytes: far above our own limit, for what grows faster than it is watched. */
const kernelKilobytes = 1_200_000;

const complaintLength = 4_000;

/** An interpreter in a process of its own, which is the leader of its own group. */
export type PythonProcess = {
  readonly pid: number;
  /** Writes one JSON line. */
  send(message: object): void;
  /** Is told of each line, and `undefined` when one was longer than allowed or more came than allowed. */
  hear(listener: (line: string | undefined) => void): void;
  /** Settles when it is gone and reaped. */
  readonly exited: Promise<Exit>;
  readonly gone: boolean;
  /** The end of what it wrote to standard error. */
  readonly complaint: string;
  kill(): void;
  /** Resident memory in megabytes; undefined where the system does not say. */
  memory(): Promise<number | undefined>;
};

export type Exit = { readonly signal: NodeJS.Signals | null; readonly code: number | null };

/**
 * @param folder the empty folder in which it runs
 * @param byteLimit what it may write in all
 * @throws NoDeno
 */
export function startPython(folder: string, plan: Plan, byteLimit: number): PythonProcess {
  const { snapshot } = plan;
  const reads = [pyodideFolder, entry, ...plan.wheels.map(({ path }) => path)];
  if (snapshot.access === 'restore') reads.push(snapshot.path);
  const leave = [`--allow-read=${reads.join(',')}`];
  if (snapshot.access === 'make') leave.push(`--allow-write=${snapshot.path}`);
  // To make one takes long enough for that.
  const engine = snapshot.access === 'make' ? optimising : plain;
  const process_ = watch(spawnDeno(folder, [...leave, entry], engine), byteLimit);
  process_.send(plan);
  return process_;
}

/**
 * Starts Deno with nothing but what `leave` names: no question, no network, no environment, and the kernel's limits.
 * The shell sets those and becomes Deno: same process, same pipes. The one variable keeps Deno from caching on disk.
 * @param leave what is allowed, and the program
 * @throws NoDeno
 */
export function spawnDeno(folder: string, leave: readonly string[], engine = plain): ChildProcess {
  const limits = `ulimit -t ${lifetimeSeconds}; ulimit -c 0; ulimit -d ${kernelKilobytes}`;
  return spawn(
    '/bin/sh',
    ['-c', `${limits}; exec "$0" "$@"`, denoProgram(), ...flags, `--v8-flags=${engine}`, ...leave],
    {
      cwd: folder,
      env: { DENO_DIR: '/dev/null/none' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    },
  );
}

function watch(child: ChildProcess, byteLimit: number): PythonProcess {
  const pid = child.pid ?? 0;
  let gone = false;
  let complaint = '';
  let rest = '';
  let bytes = 0;
  let listener: (line: string | undefined) => void = () => {};
  const kill = () => {
    if (!gone) killGroup(pid);
  };
  process.once('exit', kill);
  child.stdin?.on('error', () => {});
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-complaintLength);
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    bytes += text.length;
    if (bytes > byteLimit) {
      rest = '';
      kill();
      return listener(undefined);
    }
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) listener(line);
  });
  const exited = new Promise<Exit>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      gone = true;
      process.off('exit', kill);
      resolve({ code, signal });
    };
    // What it may have left behind in its group goes with it.
    child.once('exit', kill);
    child.once('close', end);
    child.once('error', () => end(null, null));
  });
  return {
    pid,
    send: (message) => void child.stdin?.write(`${JSON.stringify(message)}\n`),
    hear: (heard) => {
      listener = heard;
    },
    exited,
    get gone() {
      return gone;
    },
    get complaint() {
      return complaint.trim();
    },
    kill,
    memory: () => residentMegabytes(pid),
  };
}

function killGroup(pid: number): void {
  if (pid === 0) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
