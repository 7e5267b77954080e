/** The first line that an interpreter gets: how it comes to life. */
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

/** What `inside/main.js` takes of the engine. */
export type Engine = {
  readonly Deno: {
    readonly stdin: { readSync(into: Uint8Array): number | null };
    readonly stdout: { writeSync(bytes: Uint8Array): number };
    readonly permissions: { revokeSync(what: { readonly name: 'read' | 'write' }): unknown };
    readFileSync(path: string): Uint8Array;
    writeFileSync(path: string, bytes: Uint8Array): void;
    exit(code: number): never;
  };
  readonly WebAssembly: {
    readonly Memory: { readonly prototype: { readonly buffer: ArrayBuffer; grow(pages: number): number } };
  };
};

/** And of Pyodide, which is newer than its own types in some of it. */
export type Pyodide = { loadPyodide(options: object): Promise<Python> };

export type Module = { readonly HEAP8: Int8Array; _malloc(size: number): number };

export type Python = {
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
