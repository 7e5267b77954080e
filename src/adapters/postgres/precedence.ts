import { setImmediate, setTimeout } from 'node:timers/promises';

/** A burst has passed when none began or ended for so long (milliseconds). */
const calm = 30;
/** A job waits no longer: bursts may come without an end. */
const patience = 1000;

/**
 * The embedded database works in the thread of whoever asks, and answers without a turn of the event loop: while workers
 * ask one thing after another, no webhook is even read. So each job waits until those that come in are stored.
 */
export function createPrecedence() {
  let [under, last] = [0, Number.NEGATIVE_INFINITY];
  return {
    /** Something that goes before is under way. @returns ends it */
    begin(): () => void {
      under += 1;
      return () => {
        under -= 1;
        last = performance.now();
      };
    },
    /** Resolves when nothing of that kind is under way, or after a second. */
    async passed(): Promise<void> {
      const began = performance.now();
      await setImmediate();
      while ((under > 0 || performance.now() - last < calm) && performance.now() - began < patience)
        await setTimeout(5);
    },
  };
}
