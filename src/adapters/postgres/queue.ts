import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { type JobInsert, type JobWithMetadata, PgBoss } from 'pg-boss';
import {
  type Backlog,
  type FailedJob,
  type Job,
  type PutOptions,
  type Queue,
  type QueueName,
  RetryLater,
} from '../../ports/queue.ts';
import { createBatches } from './batches.ts';
import type { Database } from './database.ts';
import { claimAgain, earlierWaits, holdGroupsToOne } from './groups.ts';
import { createPrecedence } from './precedence.ts';
import { storable } from './storable.ts';

/** Seconds, all of them; the defaults are those of production. */
export type QueueTimes = {
  /** How often workers look for jobs that nobody woke them for: delayed ones, retries, other processes'. */
  readonly poll: number;
  /** A job whose process gives no sign of life for so long runs again (10 at least). */
  readonly heartbeat: number;
  /** How often such jobs are looked for. */
  readonly supervise: number;
  /** How long a stop waits for jobs under way; with what follows it stays below the 30 s that Kubernetes grants. */
  readonly grace: number;
  /** How long a job that is put off again and again waits at most, where nobody says for how long. */
  readonly longestPause: number;
};

const defaultTimes: QueueTimes = { poll: 2, heartbeat: 30, supervise: 15, grace: 20, longestPause: 60 };

const queues: readonly QueueName[] = ['inbox', 'work'];
const RETRIES = 5;
/** GitHub redelivers for three days (https://docs.github.com/webhooks); a delivery must be known for longer. */
const KEPT_SECONDS = 7 * 24 * 3600;
/** What waits is never dropped: pg-boss would after 14 days. */
const WAITING_SECONDS = 3650 * 24 * 3600;
const ERROR_LENGTH = 2_000;

/**
 * The queue, on pg-boss in the database's schema `pgboss`.
 *
 * Its policy `stately` keeps, by unique indexes, at most one new, one repeated and one running job a key; jobs without
 * a key have their own id as key. That a new and a repeated one do not wait side by side is seen to here.
 * @param options.report is told what goes wrong beneath the handlers
 */
export async function createQueue(
  database: Database,
  options: { readonly times?: Partial<QueueTimes>; readonly report?: (problem: Error) => void } = {},
): Promise<Queue> {
  const times = { ...defaultTimes, ...options.times };
  const report = options.report ?? ((problem: Error) => process.emitWarning(problem));
  const boss = await startBoss(database, times, report);
  const workers = new Map<QueueName, Set<string>>(queues.map((queue) => [queue, new Set()]));
  const wake = (queue: QueueName) => {
    for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker);
  };

  const insertInto = (queue: QueueName) =>
    createBatches(async (jobs: readonly NewJob[]) => new Set(await boss.insert(queue, [...jobs], { returnId: true })));
  const insert: Insert = { inbox: insertInto('inbox'), work: insertInto('work') };
  const webhooks = database.engine === 'embedded' ? createPrecedence() : undefined;

  return {
    async put(queue, data, put = {}) {
      const ended = queue === 'inbox' ? webhooks?.begin() : undefined;
      const outcome = await store(database, insert, queue, data, put).finally(ended);
      wake(queue);
      return outcome;
    },

    async known(queue, ids) {
      const { rows } = await sql<{ id: string }>`select id::text from pgboss.job
        where name = ${queue} and id::text = any(${[...ids]}::text[])`.execute(database.connection);
      return new Set(rows.map(({ id }) => id));
    },

    async work(queue, concurrency, handler) {
      const started: string[] = [];
      for (let count = 0; count < concurrency; count++) {
        const worker: string = await boss.work(
          queue,
          // With LISTEN, pg-boss would poll every 30 s only, and retries would wait for that.
          {
            includeMetadata: true,
            pollingIntervalSeconds: times.poll,
            notifyPollingIntervalSeconds: times.poll,
            groupConcurrency: 1,
          },
          async ([job]: JobWithMetadata<unknown>[]) => {
            if (job === undefined) return;
            await webhooks?.passed();
            if (await earlierWaits(database, queue, job.id)) await postpone(database, job, 0);
            else await run(database, job, handler, times);
            // pg-boss's worker pauses after each job unless it was woken meanwhile.
            boss.notifyWorker(worker);
          },
        );
        started.push(worker);
        workers.get(queue)?.add(worker);
      }
      return async () => {
        for (const worker of started) workers.get(queue)?.delete(worker);
        const ended = Promise.all(started.map((id) => boss.offWork(queue, { id, wait: true })));
        await Promise.race([ended, setTimeout(times.grace * 1000, undefined, { ref: false })]);
      };
    },

    async schedule(name, cron, queue, data) {
      for (const other of await boss.getSchedules()) {
        if (other.key === name && other.name !== queue) await boss.unschedule(other.name, name);
      }
      await boss.schedule(queue, cron, storable(data), { tz: 'UTC', key: name, singletonKey: `schedule:${name}` });
    },

    failed: () => failedJobs(database),

    async retry(id) {
      const queue = await restart(database, queues, id);
      if (queue !== undefined) wake(queue);
      return queue !== undefined;
    },

    async depth(queue) {
      const { rows } = await sql<{ waiting: number; active: number; failed: number }>`select
        count(*) filter (where state < 'active') as waiting,
        count(*) filter (where state = 'active') as active,
        count(*) filter (where state = 'failed') as failed
        from pgboss.job where name = ${queue} and state in ('created', 'retry', 'active', 'failed')
      `.execute(database.connection);
      return rows[0] ?? { waiting: 0, active: 0, failed: 0 };
    },

    async backlog() {
      const { rows } = await sql<Backlog>`select name as queue, priority, count(*)::integer as waiting,
          extract(epoch from now() - min(greatest(start_after, created_on)))::float8 as "oldestSeconds"
        from pgboss.job where name = any(${[...queues]}::text[]) and state < 'active' and start_after <= now()
        group by name, priority`.execute(database.connection);
      return rows;
    },

    close: () => boss.stop({ graceful: true, timeout: 2000 }),
  };
}

async function startBoss(database: Database, times: QueueTimes, report: (problem: Error) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database.boss,
    // In one process the workers are woken directly.
    useListenNotify: database.engine === 'server',
    superviseIntervalSeconds: times.supervise,
    monitorIntervalSeconds: times.supervise,
    registerInstance: false,
    // No autovacuum runs beside an embedded database, and there is nobody to tell.
    monitorVacuum: database.engine === 'server',
    reindex: database.engine === 'server',
  });
  if (database.engine === 'server') claimAgain(boss);
  boss.on('error', report);
  boss.on('warning', (warning) => report(new Error(warning.message)));
  await boss.start();
  for (const queue of queues) {
    const settings = {
      retryLimit: RETRIES,
      retryDelay: 1,
      retryBackoff: true,
      // pg-boss's pause doubles with each run, and those that were put off are runs as well.
      retryDelayMax: times.longestPause,
      heartbeatSeconds: times.heartbeat,
      deleteAfterSeconds: KEPT_SECONDS,
      retentionSeconds: WAITING_SECONDS,
      notify: database.engine === 'server',
    };
    await boss.createQueue(queue, { policy: 'stately', ...settings });
    // One that another version made keeps its settings otherwise.
    await boss.updateQueue(queue, settings);
  }
  await holdGroupsToOne(database);
  if (database.uncleanStop) await releaseOrphans(database, boss);
  return boss;
}

/** The process that ran these jobs is gone, and the lock on the data directory says that no other has them. */
async function releaseOrphans(database: Database, boss: PgBoss): Promise<void> {
  for (const queue of queues) {
    const { rows } = await sql<{ id: string }>`select id from pgboss.job where name = ${queue} and state = 'active'
    `.execute(database.connection);
    const ids = rows.map((row) => row.id);
    if (ids.length > 0) await boss.fail(queue, ids, { message: 'The process stopped while the job ran.' });
  }
}

type NewJob = JobInsert & { readonly id: string };

/** Whether a job was new, once it is stored. */
type Insert = Readonly<Record<QueueName, (job: NewJob) => Promise<boolean>>>;

async function store(
  database: Database,
  insert: Insert,
  queue: QueueName,
  data: object,
  { id = randomUUID(), key = id, group, priority = 0, delaySeconds = 0 }: PutOptions,
): Promise<'stored' | 'duplicate'> {
  if (key !== id && (await hasten(database, queue, key, priority, delaySeconds))) return 'duplicate';
  const how = { singletonKey: key, priority, startAfter: delaySeconds, ...(group && { group: { id: group } }) };
  if (await insert[queue]({ id, data: storable(data), ...how })) return 'stored';
  return (await restart(database, [queue], id)) === undefined ? 'duplicate' : 'stored';
}

/** The job that waits for this key, perhaps for a retry, does the new one's work: not later and not less urgently. */
async function hasten(
  database: Database,
  queue: QueueName,
  key: string,
  priority: number,
  delaySeconds: number,
): Promise<boolean> {
  const { rows } = await sql`update pgboss.job set
      start_after = least(start_after, now() + make_interval(secs => ${delaySeconds})),
      priority = greatest(priority, ${priority}::integer)
    where name = ${queue} and singleton_key = ${key} and state < 'active'
    returning id`.execute(database.connection);
  return rows.length > 0;
}

/** Has a failed job run again as if it were new, unless another one waits for its key. Returns its queue. */
async function restart(database: Database, among: readonly QueueName[], id: string): Promise<QueueName | undefined> {
  const { rows } = await sql<{ name: QueueName }>`update pgboss.job failed set
      state = 'created', retry_count = 0, retry_limit = ${RETRIES}::integer, started_on = null, completed_on = null,
      output = null, start_after = now(), keep_until = now() + make_interval(secs => ${WAITING_SECONDS})
    where name = any(${[...among]}::text[]) and id::text = ${id} and state = 'failed' and not exists (
      select from pgboss.job waiting
      where waiting.name = failed.name and waiting.singleton_key = failed.singleton_key and waiting.state < 'active')
    returning name`.execute(database.connection);
  return rows[0]?.name;
}

/** One run of a job. Returning settles it as done; throwing has pg-boss try it again or, after the last time, fail it. */
async function run(
  database: Database,
  job: JobWithMetadata<unknown>,
  handler: (job: Job) => Promise<void>,
  times: QueueTimes,
): Promise<void> {
  // Each postponement raised the limit by one, so that it does not count.
  const attempt = job.retryCount + 1 - (job.retryLimit - RETRIES);
  try {
    const { id, data, priority } = job;
    await handler({ id, data, attempt, last: job.retryCount >= job.retryLimit, priority });
  } catch (error) {
    if (error instanceof RetryLater) return postpone(database, job, error.seconds ?? pauseAfter(job, times));
    const problem = error instanceof Error ? error : new Error(String(error));
    // A newer job of the key waits: it reads the same state, and two would wait side by side.
    if (await successorWaits(database, job)) return;
    throw new Error(storable(problem.message).slice(0, ERROR_LENGTH), { cause: problem });
  }
}

/** 1 s at first, and twice as long after each time that it was put off. */
const pauseAfter = ({ retryLimit }: JobWithMetadata<unknown>, { longestPause }: QueueTimes): number =>
  Math.min(2 ** (retryLimit - RETRIES), longestPause);

/**
 * Puts a running job back. It stays in pg-boss's state `retry`, so that the next claim has another number than this
 * one, which is still to be settled. When a newer job of the key waits, that one is put off instead.
 */
async function postpone(database: Database, job: JobWithMetadata<unknown>, seconds: number): Promise<void> {
  await sql`with successor as (
      update pgboss.job set start_after = greatest(start_after, now() + make_interval(secs => ${seconds}))
      where name = ${job.name} and singleton_key = ${job.singletonKey} and state < 'active' returning id)
    update pgboss.job set state = 'retry', heartbeat_on = null, retry_limit = retry_limit + 1,
      start_after = now() + make_interval(secs => ${seconds})
    where name = ${job.name} and id = ${job.id}::uuid and state = 'active' and retry_count = ${job.retryCount}
      and not exists (select from successor)`.execute(database.connection);
}

async function successorWaits(database: Database, job: JobWithMetadata<unknown>): Promise<boolean> {
  const { rows } = await sql`select from pgboss.job
    where name = ${job.name} and singleton_key = ${job.singletonKey} and state < 'active'`.execute(database.connection);
  return rows.length > 0;
}

async function failedJobs(database: Database): Promise<readonly FailedJob[]> {
  const { rows } = await sql<{ id: string; name: QueueName; data: unknown; error: string; at: Date }>`
    select id, name, data, coalesce(output->>'message', output->'value'->>'message', output::text, '') as error,
      completed_on as at
    from pgboss.job where name = any(${[...queues]}::text[]) and state = 'failed' order by completed_on
  `.execute(database.connection);
  return rows.map(({ id, name, data, error, at }) => ({ id, queue: name, data, error, failedAt: at.toISOString() }));
}
