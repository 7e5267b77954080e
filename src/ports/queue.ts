/** One unit of work. `attempt` counts from 1; of the `last` one, a failure is final. */
export type Job = {
  readonly id: string;
  readonly data: unknown;
  readonly attempt: number;
  readonly last: boolean;
  readonly priority: number;
};

export type QueueName = 'inbox' | 'work';

export type PutOptions = {
  /** UUID; a job with the same id is put once, unless it failed: then it runs again. */
  readonly id?: string;
  /** At most one waiting and one running job a key; a second waiting one is dropped, because jobs read state. */
  readonly key?: string;
  /** Jobs of one group run one at a time, whoever works, so that a group with many cannot keep others waiting. */
  readonly group?: string;
  /** Higher first; 0 unless told. */
  readonly priority?: number;
  readonly delaySeconds?: number;
};

/** Thrown by a handler to have the job tried again after a while, without counting as a failure to be logged. */
export class RetryLater extends Error {
  /** Undefined: soon, and less and less often the more often it was put off. */
  readonly seconds: number | undefined;
  constructor(seconds: number | undefined, cause?: unknown) {
    super(seconds === undefined ? 'try again soon' : `try again in ${seconds} s`, { cause });
    this.name = 'RetryLater';
    this.seconds = seconds;
  }
}

/** Jobs of one priority that could run now and wait for a worker. */
export type Backlog = {
  readonly queue: QueueName;
  readonly priority: number;
  readonly waiting: number;
  readonly oldestSeconds: number;
};

export type FailedJob = {
  readonly id: string;
  readonly queue: QueueName;
  readonly data: unknown;
  readonly error: string;
  readonly failedAt: string;
};

/** Stored work: what was put is run at least once, or ends among the failed. */
export type Queue = {
  put(queue: QueueName, data: object, options?: PutOptions): Promise<'stored' | 'duplicate'>;
  /** Which of these ids were put, whatever became of them. */
  known(queue: QueueName, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Runs jobs until the returned function is called, which waits for those under way (20 s at most: `close` gives the
   *  rest back). A handler that throws is tried again with growing pauses (5 times), then the job is failed. */
  work(queue: QueueName, concurrency: number, handler: (job: Job) => Promise<void>): Promise<() => Promise<void>>;
  /** Puts `data` in `queue` at each time of the cron expression (UTC); a second call with the same name replaces it. */
  schedule(name: string, cron: string, queue: QueueName, data: object): Promise<void>;
  failed(): Promise<readonly FailedJob[]>;
  retry(id: string): Promise<boolean>;
  /** Waiting and running jobs of a queue. */
  depth(queue: QueueName): Promise<{ readonly waiting: number; readonly active: number; readonly failed: number }>;
  backlog(): Promise<readonly Backlog[]>;
  /** Gives what still runs back to the queue, for others. */
  close(): Promise<void>;
};
