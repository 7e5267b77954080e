import type { Visitor } from '../ports/budget.ts';
import { type Job, type Queue, RetryLater } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { Coach } from './coach.ts';
import { handleDelivery } from './inbox.ts';
import { type Delivery, repositoryIn, type StoredWork, subjectOf, visitorOf, type Work } from './jobs.ts';
import { described, type Log, type Origin, withOrigin } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Every repository is looked at again in the night (UTC). */
const nightly = '17 3 * * *';
const everyTenMinutes = '*/10 * * * *';

/** They become work in milliseconds; two, so that a repository that brings many does not keep the others waiting. */
const deliveriesAtOnce = 2;

type Parts = {
  readonly queue: Queue;
  readonly store: Store;
  readonly coach: Coach;
  /** Tells the learner that this work was given up. */
  readonly apologise: (work: Work) => Promise<void>;
  /** Has what the work asks of GitHub paid for. */
  readonly visit: (visitor: Visitor, work: () => Promise<void>) => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly appId: number;
  /** When GitHub's listing is read, as a cron expression; every ten minutes unless told. */
  readonly missed?: string | undefined;
};

/**
 * Works both queues in this process.
 * @param atOnce units of work
 * @returns stops taking jobs and waits for those under way
 */
export async function startWorkers(parts: Parts, atOnce: number): Promise<() => Promise<void>> {
  const { queue, store, coach, appId } = parts;
  // Of a repository one job is claimed at a time: of two, one is another repository's, and one worker alone alternates.
  const inTurn = atOnce === 1 ? oneAtATime() : (work: () => Promise<void>) => work();
  const stopWork = await queue.work('work', Math.max(atOnce, 2), (job) => {
    const { origin, ...work } = job.data as StoredWork;
    const from = { trace: job.id, ...origin, job: job.id, repository: subjectOf(work) };
    const visitor = visitorOf(work, job.priority);
    return inTurn(() =>
      carryOut(
        parts,
        job,
        work.kind,
        from,
        () => parts.visit(visitor, () => coach(work)),
        () => parts.visit(visitor, () => parts.apologise(work)),
      ),
    );
  });
  const stopInbox = await queue.work('inbox', deliveriesAtOnce, (job) => {
    const delivery = job.data as Delivery;
    const from = { trace: job.id, delivery: job.id, job: job.id, repository: repositoryIn(delivery.payload) };
    return carryOut(parts, job, 'delivery', from, () => handleDelivery(delivery, { store, queue, appId }));
  });
  await queue.schedule('reconcile', nightly, 'work', { kind: 'reconcile' } satisfies Work);
  await queue.schedule('missed', parts.missed ?? everyTenMinutes, 'work', { kind: 'missed' } satisfies Work);
  return async () => {
    await Promise.all([stopInbox(), stopWork()]);
  };
}

function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Runs a job, times it and says how it ended; every line meanwhile carries where the job came from. */
function carryOut(
  { metrics, log }: Parts,
  job: Job,
  kind: string,
  from: Origin,
  work: () => Promise<unknown>,
  giveUp?: () => Promise<void>,
): Promise<void> {
  return withOrigin(from, async () => {
    const started = performance.now();
    const ended = (outcome: 'done' | 'later' | 'failed') =>
      metrics.worked(kind, outcome, (performance.now() - started) / 1000);
    try {
      await work();
      ended('done');
      log.debug({ kind }, 'a job is done');
    } catch (error) {
      const later = error instanceof RetryLater;
      ended(later ? 'later' : 'failed');
      if (later) log.debug({ kind, seconds: error.seconds, ...described(error.cause) }, 'a job is put off');
      else log.warn({ kind, attempt: job.attempt, last: job.last, ...described(error) }, 'a job failed');
      if (!later && job.last)
        await giveUp?.().catch((problem) => log.error(described(problem), 'nobody could be told of it'));
      throw error;
    }
  });
}
