import { expect, it, vi } from 'vitest';
import type { Queue } from '../../src/ports/queue.ts';
import { createMetrics } from '../../src/server/metrics.ts';

type Asked = Pick<Queue, 'depth' | 'backlog'>;

const queue: Asked = {
  depth: async (name) => ({ waiting: name === 'work' ? 3 : 0, active: 1, failed: 0 }),
  backlog: async () => [{ queue: 'work', priority: 10, waiting: 2, oldestSeconds: 7.5 }],
};

const linesOf = async (text: Promise<string>) => (await text).split('\n').filter((line) => /^\w/.test(line));

it('metrics tell what came in, what was done and how long it took', async () => {
  const metrics = createMetrics(queue);
  metrics.delivered('push', 'stored');
  metrics.worked('pull', 'later', 0.2);
  metrics.called('GET /repos/{owner}/{repo}', 503);
  metrics.checkFailed('dockerfile/root-user');
  metrics.watchBudgets(() => [{ installation: 5, window: 'calls-hour', left: 4999 }]);
  await expect(metrics.phase('review', () => Promise.reject(new Error('oops')))).rejects.toThrow('oops');
  expect(await linesOf(metrics.render())).toEqual(
    expect.arrayContaining([
      'stagecoach_deliveries_total{event="push",outcome="stored"} 1',
      'stagecoach_job_duration_seconds_count{kind="pull",outcome="later"} 1',
      'stagecoach_forge_calls_total{route="GET /repos/{owner}/{repo}",status="503"} 1',
      'stagecoach_check_failures_total{check="dockerfile/root-user"} 1',
      'stagecoach_forge_budget_left{installation="5",window="calls-hour"} 4999',
      'stagecoach_review_phase_seconds_count{phase="review"} 1',
      'stagecoach_queue_jobs{queue="work",state="waiting"} 3',
      'stagecoach_queue_due_jobs{queue="work",priority="10"} 2',
      'stagecoach_queue_age_seconds{queue="work",priority="10"} 7.5',
    ]),
  );
});

it('metrics of the queue are left out while the database does not answer, and the others are told', async () => {
  vi.useFakeTimers();
  let silent = false;
  const never = new Promise<never>(() => undefined);
  const metrics = createMetrics({ ...queue, backlog: () => (silent ? never : queue.backlog()) });
  await metrics.render();
  metrics.delivered('push', 'failed');
  silent = true;
  const lines = linesOf(metrics.render());
  await vi.advanceTimersByTimeAsync(2000);
  vi.useRealTimers();
  expect((await lines).filter((line) => line.startsWith('stagecoach_queue'))).toEqual([]);
  expect(await lines).toContain('stagecoach_deliveries_total{event="push",outcome="failed"} 1');
});
