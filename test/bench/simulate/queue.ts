import { type Job, type PutOptions, type Queue, RetryLater } from '../../../src/ports/queue.ts';
import { Heap } from '../../heap.ts';
import type { VirtualTime } from '../../virtual-time.ts';

type Waiting = {
  readonly id: number;
  readonly key: string;
  readonly group: string | undefined;
  readonly data: unknown;
  readonly created: number;
  priority: number;
  due: number;
  state: 'waiting' | 'active' | 'done';
  /** Grows when the job moves within the queue, so that its old places there are known to be old. */
  moves: number;
};
/** A place in the queue; urgency and time are those that the job had when it took it. */
type Entry = { readonly job: Waiting; readonly move: number; readonly priority: number; readonly due: number };

/** Workers look for jobs that nobody woke them for so often, as in production. */
const poll = 2000;

export type SimulatedQueue = Pick<Queue, 'put'> & {
  /** Starts as many workers, which end when `stopped` says so and nothing waits. */
  work(count: number, handler: (job: Job) => Promise<void>): void;
  /** Lets the workers end once nothing waits any more. */
  finish(): void;
};

/**
 * The queue `work` with pg-boss's order: of what is due, the most urgent first, then the oldest; one job of a group at a
 * time; a job put off keeps its place by age; one waiting job a key, which a later one hastens.
 */
export function simulatedQueue(time: VirtualTime): SimulatedQueue {
  const due = new Heap<Entry>(
    (one, other) => one.priority > other.priority || (one.priority === other.priority && one.job.id < other.job.id),
  );
  const delayed = new Heap<Entry>((one, other) => one.due < other.due);
  const byKey = new Map<string, Waiting>();
  const busy = new Set<string>();
  const held = new Map<string, Entry[]>();
  let idle: (() => void)[] = [];
  let last = 0;
  let finishing = false;

  function place(job: Waiting): void {
    job.moves += 1;
    job.state = 'waiting';
    byKey.set(job.key, job);
    (job.due <= time.now() ? due : delayed).push({ job, move: job.moves, priority: job.priority, due: job.due });
    const [wake] = idle;
    if (job.due <= time.now() && wake) {
      idle = idle.slice(1);
      wake();
    }
  }

  const isCurrent = ({ job, move }: Entry): boolean => job.state === 'waiting' && job.moves === move;

  function next(): Waiting | undefined {
    for (let entry = delayed.first; entry && (entry.due <= time.now() || !isCurrent(entry)); entry = delayed.first) {
      delayed.pop();
      if (isCurrent(entry)) due.push(entry);
    }
    for (let entry = due.pop(); entry; entry = due.pop()) {
      if (!isCurrent(entry)) continue;
      const { group } = entry.job;
      if (group !== undefined && busy.has(group)) {
        held.set(group, [...(held.get(group) ?? []), entry]);
        continue;
      }
      return entry.job;
    }
    return undefined;
  }

  function release(group: string | undefined): void {
    if (group === undefined) return;
    busy.delete(group);
    for (const entry of held.get(group) ?? []) if (isCurrent(entry)) place(entry.job);
    held.delete(group);
  }

  async function run(job: Waiting, handler: (job: Job) => Promise<void>): Promise<void> {
    job.state = 'active';
    byKey.delete(job.key);
    if (job.group !== undefined) busy.add(job.group);
    try {
      await handler({ id: String(job.id), data: job.data, attempt: 1, last: false, priority: job.priority });
      job.state = 'done';
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      // A newer job of the key waits: it does this one's work, not sooner.
      const successor = byKey.get(job.key);
      job.due = time.now() + (error.seconds ?? 60) * 1000;
      if (successor) {
        job.state = 'done';
        successor.due = Math.max(successor.due, job.due);
        place(successor);
      } else place(job);
    } finally {
      release(job.group);
    }
  }

  async function worker(handler: (job: Job) => Promise<void>): Promise<void> {
    for (;;) {
      const job = next();
      if (job) await run(job, handler);
      else if (delayed.first) await rest(Math.ceil((delayed.first.due + 1 - time.now()) / poll) * poll);
      else if (finishing && busy.size === 0) return;
      else await rest(finishing ? poll : Number.POSITIVE_INFINITY);
    }
  }

  /** Until somebody wakes it, or for so long. */
  async function rest(milliseconds: number): Promise<void> {
    let woken: () => void = () => undefined;
    const called = new Promise<void>((resolve) => {
      woken = resolve;
      idle = [...idle, woken];
    });
    await (Number.isFinite(milliseconds) ? Promise.race([called, time.sleep(milliseconds)]) : called);
    idle = idle.filter((one) => one !== woken);
  }

  return {
    async put(_, data, { key = `job ${last}`, group, priority = 0, delaySeconds = 0 }: PutOptions = {}) {
      const known = byKey.get(key);
      if (known) {
        known.priority = Math.max(known.priority, priority);
        known.due = Math.min(known.due, time.now() + delaySeconds * 1000);
        place(known);
        return 'duplicate';
      }
      last += 1;
      const job: Waiting = {
        id: last,
        key,
        group,
        data,
        created: time.now(),
        priority,
        due: time.now() + delaySeconds * 1000,
        state: 'waiting',
        moves: 0,
      };
      place(job);
      return 'stored';
    },
    work(count, handler) {
      for (let index = 0; index < count; index += 1) void worker(handler);
    },
    finish() {
      finishing = true;
      for (const wake of idle.splice(0)) wake();
    },
  };
}
