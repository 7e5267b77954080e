import { readFileSync } from 'node:fs';

/** Watches the memory of the processes that a runner starts, until it is stopped. */
export function watchPeaks() {
  /** Megabytes that a process ever held, by its id; what is gone keeps its last value. */
  const peaks = new Map<number, number>();
  const measure = () => {
    for (const pid of peaks.keys()) {
      const found = /^VmHWM:\s+(\d+)/m.exec(statusOf(pid))?.[1];
      if (found) peaks.set(pid, Number(found) / 1024);
    }
  };
  const watch = setInterval(measure, 10);
  return {
    peaks: peaks as ReadonlyMap<number, number>,
    onStart: (pid: number) => void peaks.set(pid, 0),
    stop: () => clearInterval(watch),
  };
}

/** What the kernel says of a process; `''` when it is gone. */
export function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

const own = (): number => process.memoryUsage.rss() / 1024 / 1024;

/** Times one cold review and so many warm ones, in milliseconds, and the growth of our own after the tenth in megabytes. */
export async function timeReviews(
  runner: { warm(): Promise<void> },
  review: (seed: number) => Promise<number>,
  reviews: number,
): Promise<{ readonly cold: number; readonly warm: readonly number[]; readonly grown: number }> {
  const cold = await review(0);
  const warm: number[] = [];
  let before = 0;
  for (let at = 1; at <= reviews; at++) {
    await runner.warm();
    warm.push(await review(at));
    if (at === 10) before = own();
  }
  return { cold, warm, grown: own() - before };
}

type Figure = readonly [what: string, value: number, limit: number | undefined, unit: string];

/** Prints the figures; the process exits 1 when one reaches its limit. */
export function report(figures: readonly Figure[]): void {
  for (const [what, value, limit, unit] of figures)
    console.log(`${what}: ${Math.round(value)} ${unit}${limit === undefined ? '' : ` (limit ${limit})`}`);
  if (figures.some(([, value, limit]) => limit !== undefined && value >= limit)) process.exitCode = 1;
}
