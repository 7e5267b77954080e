import { setTimeout as sleep } from 'node:timers/promises';
import type { Playground } from '../../src/playground/playground.ts';

/** Until no call was made for a while and the queue is empty. */
export async function quiet(playground: Playground, port: number): Promise<void> {
  for (let idle = 0; idle < 3; ) {
    const calls = playground.journal.length;
    await playground.idle();
    await sleep(400);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const depths = [...metrics.matchAll(/^stagecoach_queue_jobs\{.*state="(?:waiting|active)".*\} (\d+)$/gm)];
    const calm = depths.length > 0 && depths.every(([, jobs]) => jobs === '0') && playground.journal.length === calls;
    idle = calm ? idle + 1 : 0;
  }
}
