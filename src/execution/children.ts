/** A process that may be killed at any time, and is reaped when `exited` settles. */
export type Child = { readonly pid: number; readonly gone: boolean; readonly exited: Promise<unknown>; kill(): void };

/** Processes of one kind, some of them made ready ahead of time; each is used once. */
export type Children<C> = {
  /**
   * Waits for its turn; the process is gone when it settles.
   * @throws when no process could be started, or after `close`
   */
  use<T>(work: (child: C) => Promise<T>): Promise<T>;
  /** Settles when as many processes are ready as are kept so. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

export type ChildrenOptions<C> = {
  /** Processes that are begun, wait or work. */
  readonly limit: number;
  /** How many are kept ready for whoever comes next. */
  readonly spares: number;
  /** After so long without use those that wait end, to give their memory back. */
  readonly idleSeconds: number;
  /** Starts a process and settles when it is ready; `begun` is told of every process, the unready too. */
  readonly open: (begun: (child: Child) => void) => Promise<C>;
};

type Waiter<C> = { readonly take: (child: C) => void; readonly fail: (error: unknown) => void };

export function createChildren<C extends Child>(options: ChildrenOptions<C>): Children<C> {
  const running = new Set<Child>();
  const waiting: Waiter<C>[] = [];
  const spares: C[] = [];
  const opening = new Set<Promise<C>>();
  let alive = 0;
  let keepsSpares = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  function begun(child: Child): void {
    running.add(child);
    child.exited.then(() => running.delete(child));
    if (closed) child.kill();
  }

  function offer(child: C): void {
    const next = waiting.shift();
    if (next) next.take(child);
    else if (keepsSpares && spares.length < options.spares && !closed) spares.push(child);
    else child.kill();
  }

  function count(child: C): C {
    child.exited.then(() => {
      alive--;
      const index = spares.indexOf(child);
      if (index >= 0) spares.splice(index, 1);
      fill();
    });
    return child;
  }

  /** Spares are started when nothing else is: they are for the next review, and this one needs the processor. */
  const missing = (): number =>
    waiting.length > 0 || opening.size > 0
      ? waiting.length - opening.size
      : keepsSpares
        ? options.spares - spares.length
        : 0;

  function fill(): void {
    for (let count = missing(); count > 0 && !closed && alive < options.limit; count--) start();
  }

  function start(): void {
    alive++;
    const opened = options.open(begun);
    opening.add(opened);
    opened
      .finally(() => opening.delete(opened))
      .then(
        (child) => offer(count(child)),
        (error: unknown) => {
          alive--;
          keepsSpares = false;
          waiting.shift()?.fail(error);
          fill();
        },
      );
  }

  async function take(): Promise<C> {
    if (closed) throw new Error('closed');
    clearTimeout(idle);
    keepsSpares = true;
    const child = spares.find(({ gone }) => !gone);
    if (child) spares.splice(spares.indexOf(child), 1);
    const taken = child
      ? Promise.resolve(child)
      : new Promise<C>((resolve, reject) => waiting.push({ take: resolve, fail: reject }));
    fill();
    return taken;
  }

  function restLater(): void {
    clearTimeout(idle);
    idle = setTimeout(rest, options.idleSeconds * 1000).unref();
  }

  function rest(): void {
    keepsSpares = false;
    for (const spare of spares) spare.kill();
  }

  return {
    async use(work) {
      const child = await take();
      try {
        return await work(child);
      } finally {
        child.kill();
        await child.exited;
        restLater();
      }
    },
    async warm() {
      const ready = await Promise.all(Array.from({ length: options.spares }, take));
      ready.forEach(offer);
      restLater();
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      for (const waiter of waiting.splice(0)) waiter.fail(new Error('closed'));
      for (const child of running) child.kill();
      // A process may be about to start: `begun` kills it, and only then it can be waited for.
      await Promise.allSettled(opening);
      await Promise.all([...running].map((child) => child.exited));
    },
  };
}
