// @ts-check
// Runs in Deno, without leave to do anything but read what its plan names, and without even that once Python is there.
// It holds no rule of its own: it puts Python on a pipe. One JSON line comes in, one goes out, strictly in turn.
// It is no TypeScript: Deno would look for a place to keep what it makes of that, and there is none.

/** @import { Engine, Module, Plan, Pyodide, Python } from '../plan.ts' */

/** @type {Engine} */
const { Deno, WebAssembly } = /** @type {any} */ (globalThis);
const { stdin, stdout, permissions, readFileSync, writeFileSync, exit } = Deno;

/** @type {{ bytes: Uint8Array }} */
const received = { bytes: new Uint8Array(0) };
const chunk = new Uint8Array(65_536);

/**
 * Waits for the next line; when nobody can write one any more, there is nothing left to do.
 * @returns {string}
 */
function receive() {
  const parts = [received.bytes];
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

/** @param {readonly Uint8Array[]} parts */
function joined(parts) {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}

/** @param {string} line */
function send(line) {
  let bytes = new TextEncoder().encode(`${line}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(stdout.writeSync(bytes));
}

/**
 * Python then sees a `MemoryError` where it asked for too much, which it can say the line of.
 * @param {number} megabytes
 */
function limitMemory(megabytes) {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65_536 > megabytes * 2 ** 20) throw new RangeError('no more memory');
    return grow.call(this, pages);
  };
}

/**
 * What is printed is kept up to a limit; more is an error of the line that prints it.
 * @param {Python} python
 * @param {number} limit
 */
function keepPrinted(python, limit) {
  const decoder = new TextDecoder();
  let text = '';
  let count = 0;
  /** @param {Uint8Array} bytes */
  const write = (bytes) => {
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
 * no other thread need ring it. `alarm` is set for so many milliseconds from now, or off with 0; `pause` sleeps and says
 * whether it rings.
 * @param {Python} python
 */
function setAlarm(python) {
  const interrupt = 2;
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  let late = Number.POSITIVE_INFINITY;
  let rung = false;
  /** Once, or the second ring would end what answers the first. */
  const ring = () => {
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
    /** @param {number} milliseconds */
    alarm: (milliseconds) => {
      late = milliseconds > 0 ? performance.now() + milliseconds : Number.POSITIVE_INFINITY;
      rung = false;
    },
    /** @param {number} seconds */
    pause: (seconds) => {
      Atomics.wait(nothing, 0, 0, seconds * 1000);
      return ring();
    },
  };
}

/**
 * A snapshot may be larger than the memory with which the engine begins, and the engine does not look.
 * @param {string} folder
 * @param {number} size
 */
async function roomFor(folder, size) {
  const { default: create } = await import(`file://${folder}pyodide.asm.mjs`);
  /** @param {object} settings */
  return async (settings) => {
    /** @type {Module} */
    const module = await create(settings);
    if (module.HEAP8.length < size) module._malloc(size);
    module.HEAP8.fill(0, size);
    return module;
  };
}

/**
 * @param {Plan} plan
 * @returns {Promise<Python>}
 */
async function begin(plan) {
  /** @type {Pyodide} */
  const { loadPyodide } = await import(`file://${plan.pyodide}pyodide.mjs`);
  const options = { indexURL: plan.pyodide, env: { HOME: '/home', PYTHONHASHSEED: '0' }, jsglobals: {} };
  if (plan.snapshot.access === 'make') return loadPyodide({ ...options, _makeSnapshot: true });
  const snapshot = readFileSync(plan.snapshot.path);
  return loadPyodide({
    ...options,
    _loadSnapshot: snapshot,
    createPyodideModule: await roomFor(plan.pyodide, snapshot.length),
  });
}

/**
 * @param {Python} python
 * @param {Plan} plan
 */
function unpack(python, plan) {
  python.FS.mkdirTree('/wheels');
  for (const { name, path } of plan.wheels) python.FS.writeFile(`/wheels/${name}`, readFileSync(path));
}

/**
 * @param {Python} python
 * @param {Plan} plan
 */
function loadOurs(python, plan) {
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

/** @type {Plan} */
const plan = JSON.parse(receive());
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
