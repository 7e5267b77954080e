// Runs in Deno, without leave to do anything but read what its plan names, and without even that once Python is there.
// It holds no rule of its own: it puts Python on a pipe. One JSON line comes in, one goes out, strictly in turn.

declare const Deno: {
  readonly stdin: { readSync(into: Uint8Array): number | null };
  readonly stdout: { writeSync(bytes: Uint8Array): number };
  readonly permissions: { revokeSync(what: { readonly name: 'read' | 'write' }): unknown };
  readFileSync(path: string): Uint8Array;
  writeFileSync(path: string, bytes: Uint8Array): void;
  exit(code: number): never;
};
declare const WebAssembly: {
  readonly Memory: { readonly prototype: { readonly buffer: ArrayBuffer; grow(pages: number): number } };
};

/** The first line: how this interpreter comes to life. */
export type Plan = {
  /** Folder of the package. */
  readonly pyodide: string;
  /** Interpreter as a file: `make` writes it and ends, `restore` begins with it. */
  readonly snapshot: { readonly path: string; readonly access: 'make' | 'restore' };
  /** Our own Python, in the order in which it is loaded. */
  readonly modules: readonly { readonly name: string; readonly text: string }[];
  /** Python packages: each archive is put where Python looks, and what is named is loaded ahead. */
  readonly wheels: readonly { readonly name: string; readonly path: string }[];
  readonly preload: readonly string[];
  /** Megabytes that Python may hold, and bytes that it may print. */
  readonly memory: number;
  readonly output: number;
};

type Python = {
  runPython(code: string): unknown;
  pyimport(name: string): { readonly serve: { callPromising(): Promise<unknown> } };
  registerJsModule(name: string, module: object): void;
  makeMemorySnapshot(): Uint8Array;
  setInterruptBuffer(bell: { 0: number }): void;
  setStdin(options: { readonly stdin: () => null }): void;
  setStdout(options: Writer): void;
  setStderr(options: Writer): void;
  readonly globals: { set(name: string, value: unknown): void };
  readonly FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, bytes: Uint8Array): void;
    readonly ErrnoError: new (errno: number) => Error;
  };
};
type Writer = { readonly write: (bytes: Uint8Array) => number };
type Module = { readonly HEAP8: Int8Array; _malloc(size: number): number };
type Pyodide = { loadPyodide(options: object): Promise<Python> };

const { stdin, stdout, permissions, readFileSync, writeFileSync, exit } = Deno;

const received = { bytes: new Uint8Array(0) };
const chunk = new Uint8Array(65_536);

/** Waits for the next line; when nobody can write one any more, there is nothing left to do. */
function receive(): string {
  const parts: Uint8Array[] = [received.bytes];
  for (let last = received.bytes; ; ) {
    const end = last.indexOf(10);
    if (end >= 0) {
      received.bytes = last.slice(end + 1);
      parts[parts.length - 1] = last.subarray(0, end);
      return joined(parts);
    }
    const read = stdin.readSync(chunk) ?? exit(0);
    last = chunk.slice(0, read);
    parts.push(last);
  }
}

function joined(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}

function send(line: string): void {
  let bytes: Uint8Array = new TextEncoder().encode(`${line}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(stdout.writeSync(bytes));
}

/** Python then sees a `MemoryError` where it asked for too much, which it can say the line of. */
function limitMemory(megabytes: number): void {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (pages: number) {
    if (this.buffer.byteLength + pages * 65_536 > megabytes * 2 ** 20) throw new RangeError('no more memory');
    return grow.call(this, pages);
  };
}

/** What is printed is kept up to a limit; more is an error of the line that prints it. */
function keepPrinted(python: Python, limit: number): { readonly take: () => string; readonly full: () => boolean } {
  const decoder = new TextDecoder();
  let text = '';
  let count = 0;
  const write = (bytes: Uint8Array): number => {
    count += bytes.length;
    if (count > limit) throw new python.FS.ErrnoError(22);
    text += decoder.decode(bytes, { stream: true });
    return bytes.length;
  };
  python.setStdout({ write });
  python.setStderr({ write });
  python.setStdin({ stdin: () => null });
  return {
    take: () => {
      const taken = text;
      text = '';
      return taken;
    },
    full: () => count > limit,
  };
}

/**
 * Rings when a question has taken long: Python then sees a `KeyboardInterrupt` in the line where it is. Code that goes on
 * all the same is killed from outside, only without that line. Python looks at the bell every few instructions, so that
 * no other thread need ring it.
 */
function setAlarm(python: Python): Alarm {
  const interrupt = 2;
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  let late = Number.POSITIVE_INFINITY;
  let rung = false;
  /** Once, or the second ring would end what answers the first. */
  const ring = (): boolean => {
    if (rung || performance.now() < late) return false;
    rung = true;
    return true;
  };
  python.setInterruptBuffer({
    get 0() {
      return ring() ? interrupt : 0;
    },
    set 0(_) {},
  });
  return {
    alarm: (milliseconds) => {
      late = milliseconds > 0 ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
      rung = false;
    },
    pause: (seconds) => {
      Atomics.wait(nothing, 0, 0, seconds * 1000);
      return ring();
    },
  };
}

/** `alarm` is set for so many milliseconds from now, or off with 0; `pause` sleeps and says whether it rings. */
type Alarm = { readonly alarm: (milliseconds: number) => void; readonly pause: (seconds: number) => boolean };

/** A snapshot may be larger than the memory with which the engine begins, and the engine does not look. */
async function roomFor(folder: string, size: number): Promise<(settings: object) => Promise<Module>> {
  const { default: create } = await import(`file://${folder}pyodide.asm.mjs`);
  return async (settings) => {
    const module: Module = await create(settings);
    if (module.HEAP8.length < size) module._malloc(size);
    module.HEAP8.fill(0, size);
    return module;
  };
}

async function begin(plan: Plan): Promise<Python> {
  const { loadPyodide }: Pyodide = await import(`file://${plan.pyodide}pyodide.mjs`);
  const options = { indexURL: plan.pyodide, env: { HOME: '/home', PYTHONHASHSEED: '0' }, jsglobals: {} };
  if (plan.snapshot.access === 'make') return loadPyodide({ ...options, _makeSnapshot: true });
  const snapshot = readFileSync(plan.snapshot.path);
  return loadPyodide({
    ...options,
    _loadSnapshot: snapshot,
    createPyodideModule: await roomFor(plan.pyodide, snapshot.length),
  });
}

function unpack(python: Python, plan: Plan): void {
  python.FS.mkdirTree('/wheels');
  for (const { name, path } of plan.wheels) python.FS.writeFile(`/wheels/${name}`, readFileSync(path));
}

function loadOurs(python: Python, plan: Plan): void {
  python.globals.set('plan', JSON.stringify({ ...plan, wheels: plan.wheels.map(({ name }) => `/wheels/${name}`) }));
  python.runPython(`
import importlib, json, sys, types
plan = json.loads(plan)
sys.path.extend(plan['wheels'])
for given in plan['modules']:
    module = sys.modules[given['name']] = types.ModuleType(given['name'])
    exec(compile(given['text'], f"<{given['name']}>", 'exec'), module.__dict__)
for name in plan['preload']:
    importlib.import_module(name)
for given in plan['modules']:
    getattr(sys.modules[given['name']], 'warm', list)()
del given, importlib, json, module, plan, types
`);
}

const plan: Plan = JSON.parse(receive());
limitMemory(plan.memory);
const python = await begin(plan);
unpack(python, plan);
if (plan.snapshot.access === 'make') {
  loadOurs(python, plan);
  writeFileSync(plan.snapshot.path, python.makeMemorySnapshot());
  send('{"ready":true}');
  exit(0);
}
permissions.revokeSync({ name: 'read' });
const printed = keepPrinted(python, plan.output);
python.registerJsModule('coach_pipe', {
  receive,
  send,
  ...setAlarm(python),
  printed: printed.take,
  full: printed.full,
});
// Called so, Python may wait for its own event loop: `asyncio.run` works.
await python.pyimport('coach_serve').serve.callPromising();
exit(0);
