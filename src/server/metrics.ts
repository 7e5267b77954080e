import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue, QueueName } from '../ports/queue.ts';

/** Prometheus metrics of one process; labels are never learner text. */
export type Metrics = {
  delivered(event: string, outcome: 'stored' | 'duplicate' | 'refused'): void;
  worked(kind: string, outcome: 'done' | 'later' | 'failed', seconds: number): void;
  called(route: string, status: number): void;
  checkFailed(check: string): void;
  /** The text format, queue depths read anew. */
  render(): Promise<string>;
};

const queues: readonly QueueName[] = ['inbox', 'work'];

export function createMetrics(queue: Queue): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const deliveries = new Counter({
    name: 'stagecoach_deliveries_total',
    help: 'Webhooks by event and outcome',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const jobs = new Histogram({
    name: 'stagecoach_job_duration_seconds',
    help: 'Units of work by kind and outcome',
    labelNames: ['kind', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const calls = new Counter({
    name: 'stagecoach_forge_calls_total',
    help: 'Calls of the GitHub API by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  const failures = new Counter({
    name: 'stagecoach_check_failures_total',
    help: 'Checks that failed by themselves',
    labelNames: ['check'],
    registers,
  });
  const depth = new Gauge({
    name: 'stagecoach_queue_jobs',
    help: 'Jobs in a queue by state',
    labelNames: ['queue', 'state'],
    registers,
  });
  return {
    delivered: (event, outcome) => deliveries.inc({ event, outcome }),
    worked: (kind, outcome, seconds) => jobs.observe({ kind, outcome }, seconds),
    called: (route, status) => calls.inc({ route, status: String(status) }),
    checkFailed: (check) => failures.inc({ check }),
    async render() {
      for (const name of queues) {
        for (const [state, count] of Object.entries(await queue.depth(name)))
          depth.set({ queue: name, state }, Number(count));
      }
      return registry.metrics();
    },
  };
}
