import { type Job, type Queue, RetryLater } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Coach } from './coach.ts';
import { handleDelivery } from './inbox.ts';
import type { Delivery, Work } from './jobs.ts';
import type { Metrics } from './metrics.ts';

const concurrency = { inbox: 4, work: 4 } as const;
/** Every repository is looked at again in the night (UTC). */
const nightly = '17 3 * * *';
const everyTenMinutes = '*/10 * * * *';

/**
 * Works both queues in this process.
 * @returns stops taking jobs and waits for those under way
 */
export async function startWorkers(parts: {
  readonly queue: Queue;
  readonly store: Store;
  readonly coach: Coach;
  readonly metrics: Metrics;
  readonly appId: number;
}): Promise<() => Promise<void>> {
  const { queue, store, coach, metrics, appId } = parts;
  const stopWork = await queue.work(
    'work',
    concurrency.work,
    timed(metrics, async (job) => {
      const work = job.data as Work;
      await coach(work);
      return work.kind;
    }),
  );
  const stopInbox = await queue.work(
    'inbox',
    concurrency.inbox,
    timed(metrics, async (job) => {
      await handleDelivery(job.data as Delivery, { store, queue, appId });
      return 'delivery';
    }),
  );
  await queue.schedule('reconcile', nightly, 'work', { kind: 'reconcile' } satisfies Work);
  await queue.schedule('missed', everyTenMinutes, 'work', { kind: 'missed' } satisfies Work);
  return async () => {
    await Promise.all([stopInbox(), stopWork()]);
  };
}

/** @param handler returns the kind of what it did */
const timed = (metrics: Metrics, handler: (job: Job) => Promise<string>) => async (job: Job) => {
  const started = performance.now();
  let [kind, outcome]: [string, 'done' | 'later' | 'failed'] = ['unknown', 'done'];
  try {
    kind = await handler(job);
  } catch (error) {
    outcome = error instanceof RetryLater ? 'later' : 'failed';
    throw error;
  } finally {
    metrics.worked(kind, outcome, (performance.now() - started) / 1000);
  }
};
