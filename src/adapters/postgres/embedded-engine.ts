import { PGlite, type PGliteOptions } from '@electric-sql/pglite';

/** The embedded engine could not write, and what it holds in memory is not to be trusted any more. */
export class EngineStopped extends Error {
  constructor(cause: Error) {
    super(`The embedded database has stopped: ${cause.message}`, { cause });
    this.name = 'EngineStopped';
  }
}

/** Of an error as Postgres tells it. */
type Told = { readonly severity?: unknown; readonly code?: unknown };

/** disk_full and io_error: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const unwritable: readonly unknown[] = ['53100', '58030'];

function isFatal(error: Error): boolean {
  const { severity, code } = error as Told;
  // WebAssembly's own: it was aborted, or ran into a wall.
  if (error.name === 'RuntimeError') return true;
  return severity === 'PANIC' || severity === 'FATAL' || unwritable.includes(code);
}

/**
 * PGlite that knows when it is over. Where a server of Postgres cannot write its log it ends, and recovers at the next
 * start; PGlite goes on with the locks that were held, and the next statement that wants one of them spins for ever,
 * and the whole process with it. So after such an error each statement fails at once.
 */
export class EmbeddedEngine extends PGlite {
  readonly #ended: (reason: EngineStopped) => void;
  #stopped: EngineStopped | undefined;

  /** @param ended is told once, when nothing can be asked of it any more */
  static async open(options: PGliteOptions, ended: (reason: EngineStopped) => void): Promise<EmbeddedEngine> {
    const engine = new EmbeddedEngine(options, ended);
    await engine.waitReady;
    return engine;
  }

  private constructor(options: PGliteOptions, ended: (reason: EngineStopped) => void) {
    super(options);
    this.#ended = ended;
  }

  get stopped(): boolean {
    return this.#stopped !== undefined;
  }

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (this.#stopped) throw this.#stopped;
    return super.execProtocolRawSync(message);
  }

  override execProtocol(...given: Parameters<PGlite['execProtocol']>): ReturnType<PGlite['execProtocol']> {
    return this.#watched(() => super.execProtocol(...given));
  }

  override execProtocolStream(
    ...given: Parameters<PGlite['execProtocolStream']>
  ): ReturnType<PGlite['execProtocolStream']> {
    return this.#watched(() => super.execProtocolStream(...given));
  }

  /** To end in order it would have to write. */
  override async close(): Promise<void> {
    if (!this.stopped) await super.close();
  }

  async #watched<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!this.stopped && error instanceof Error && isFatal(error)) {
        this.#stopped = new EngineStopped(error);
        this.#ended(this.#stopped);
      }
      throw error;
    }
  }
}
