import type { Clock } from '../src/ports/clock.ts';
import { Heap } from './heap.ts';

/** Time that passes only when nothing else is to be done: hours of waiting take no time. */
export type VirtualTime = {
  readonly clock: Clock;
  /** Milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Lets time pass until nobody sleeps any more. */
  run(): Promise<void>;
};

type Timer = { readonly at: number; readonly order: number; readonly wake: () => void };

export function virtualTime(start = Date.UTC(2026, 8, 1, 8)): VirtualTime {
  const timers = new Heap<Timer>((one, other) => one.at < other.at || (one.at === other.at && one.order < other.order));
  let now = start;
  let order = 0;

  return {
    clock: { now: () => new Date(now) },
    now: () => now,
    sleep(milliseconds) {
      return new Promise((wake) => {
        order += 1;
        timers.push({ at: now + Math.max(0, milliseconds), order, wake });
      });
    },
    async run() {
      for (;;) {
        // Whatever can go on without time passing does so first.
        await new Promise((resolve) => setImmediate(resolve));
        const next = timers.pop();
        if (!next) return;
        now = next.at;
        next.wake();
      }
    },
  };
}
