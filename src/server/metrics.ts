import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue, QueueName } from '../ports/queue.ts';
import { within } from './within.ts';

/** What a review's time goes into: reading the change, judging it, writing what follows. */
type Phase = 'read' | 'review' | 'write';

type BudgetLeft = { readonly installation: number; readonly window: string; readonly left: number };

/** Prometheus metrics of one process; labels are never learner text. */
export type Metrics = {
  delivered(event: string, outcome: 'stored' | 'duplicate' | 'refused' | 'failed'): void;
  worked(kind: string, outcome: 'done' | 'later' | 'failed', seconds: number): void;
  /** Times one phase of a review. */
  phase<T>(name: Phase, work: () => Promise<T>): Promise<T>;
  called(route: string, status: number): void;
  /** What installations may still spend (requests, new content, points), read at each rendering. */
  watchBudgets(read: () => Iterable<BudgetLeft>): void;
  checkFailed(check: string): void;
  /** The text format, queue depths and ages read anew; without those while the database does not answer. */
  render(): Promise<string>;
  /** Name and labels of every metric. */
  readonly described: ReadonlyMap<string, readonly string[]>;
};

const queues: readonly QueueName[] = ['inbox', 'work'];
/** Upper bounds of what is counted together. */
const seconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Prometheus gives up after 10 s. */
const readMilliseconds = 2000;

export function createMetrics(queue: Pick<Queue, 'depth' | 'backlog'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
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
    buckets: seconds,
    registers,
  });
  const phases = new Histogram({
    name: 'stagecoach_review_phase_seconds',
    help: 'Time of reviews by phase',
    labelNames: ['phase'],
    buckets: seconds,
    registers,
  });
  const calls = new Counter({
    name: 'stagecoach_forge_calls_total',
    help: 'Calls of the GitHub API by route and status; 0: no answer',
    labelNames: ['route', 'status'],
    registers,
  });
  let budgets: () => Iterable<BudgetLeft> = () => [];
  new Gauge({
    name: 'stagecoach_forge_budget_left',
    help: 'What an installation may still spend in a window: requests, new content, points, leases at once',
    labelNames: ['installation', 'window'],
    registers,
    collect() {
      this.reset();
      for (const { installation, window, left } of budgets()) this.set({ installation, window }, left);
    },
  });
  const failures = new Counter({
    name: 'stagecoach_check_failures_total',
    help: 'Checks that failed by themselves',
    labelNames: ['check'],
    registers,
  });
  const queued = queueGauges(registry);
  return {
    delivered: (event, outcome) => deliveries.inc({ event, outcome }),
    worked: (kind, outcome, seconds) => jobs.observe({ kind, outcome }, seconds),
    async phase(name, work) {
      const ended = phases.startTimer({ phase: name });
      try {
        return await work();
      } finally {
        ended();
      }
    },
    called: (route, status) => calls.inc({ route, status: String(status) }),
    watchBudgets(read) {
      budgets = read;
    },
    checkFailed: (check) => failures.inc({ check }),
    async render() {
      await within(readMilliseconds, queued.read(queue)).catch(queued.forget);
      return registry.metrics();
    },
    described: new Map(registry.getMetricsAsArray().map((metric) => [metric.name, labelsOf(metric)])),
  };
}

function queueGauges(registry: Registry) {
  const registers = [registry];
  const depth = new Gauge({
    name: 'stagecoach_queue_jobs',
    help: 'Jobs in a queue by state',
    labelNames: ['queue', 'state'],
    registers,
  });
  const due = new Gauge({
    name: 'stagecoach_queue_due_jobs',
    help: 'Jobs that could run now and wait for a worker, by priority',
    labelNames: ['queue', 'priority'],
    registers,
  });
  const age = new Gauge({
    name: 'stagecoach_queue_age_seconds',
    help: 'How long the oldest job that could run now has waited, by priority',
    labelNames: ['queue', 'priority'],
    registers,
  });
  const gauges = [depth, due, age];
  return {
    forget() {
      for (const gauge of gauges) gauge.reset();
    },
    async read(queue: Pick<Queue, 'depth' | 'backlog'>) {
      const [depths, backlog] = await Promise.all([Promise.all(queues.map(queue.depth)), queue.backlog()]);
      for (const gauge of gauges) gauge.reset();
      for (const [index, counts] of depths.entries()) {
        for (const [state, count] of Object.entries(counts))
          depth.set({ queue: queues[index] ?? '', state }, Number(count));
      }
      for (const { queue: name, priority, waiting, oldestSeconds } of backlog) {
        due.set({ queue: name, priority }, waiting);
        age.set({ queue: name, priority }, oldestSeconds);
      }
    },
  };
}

const labelsOf = (metric: object): readonly string[] =>
  'labelNames' in metric && Array.isArray(metric.labelNames) ? metric.labelNames : [];
