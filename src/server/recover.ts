import { type Queue, RetryLater } from '../ports/queue.ts';
import type { Coach } from './coach.ts';
import type { Work } from './jobs.ts';

export type Pause = (milliseconds: number) => Promise<unknown>;

/** How often the queue is asked whether all was looked at. */
const lookMilliseconds = 250;

/**
 * After an unclean stop of the embedded database, whose last seconds may be lost: what GitHub's listing of three days
 * names and the inbox does not know is asked for again, and every repository is looked at. Resolves when no work waits
 * but what was put off (GitHub limits us, say).
 * @param pause waits for so many milliseconds; what it throws ends the recovery
 */
export async function recover(
  { coach, queue }: { readonly coach: Coach; readonly queue: Pick<Queue, 'backlog' | 'depth'> },
  pause: Pause,
): Promise<void> {
  const untilDone = async (work: Work): Promise<void> => {
    for (;;) {
      try {
        return await coach(work);
      } catch (error) {
        if (!(error instanceof RetryLater)) throw error;
        await pause((error.seconds ?? 5) * 1000);
      }
    }
  };
  await untilDone({ kind: 'missed', all: true });
  await untilDone({ kind: 'reconcile' });
  while (!(await idle(queue))) await pause(lookMilliseconds);
}

async function idle(queue: Pick<Queue, 'backlog' | 'depth'>): Promise<boolean> {
  const [inbox, work, backlog] = await Promise.all([queue.depth('inbox'), queue.depth('work'), queue.backlog()]);
  return backlog.length === 0 && inbox.active + work.active === 0;
}
