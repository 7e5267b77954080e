import { createHash, createHmac } from 'node:crypto';
import type { Curriculum, Task } from '../curriculum/curriculum.ts';
import type { Runners } from '../execution/runners.ts';
import type { Earlier } from './earlier.ts';
import type { ReviewPool } from './pool.ts';
import type { CheckFailure } from './run-check.ts';
import { headOf, runCriteria } from './run-criterion.ts';
import type { SubmissionData } from './submission.ts';
import { type Criterion, type Review, type ReviewedChange, verdictOf } from './verdict.ts';

type ReviewRequest = {
  readonly task: Task;
  /** The curriculum that the task is of. */
  readonly curriculum: Pick<Curriculum, 'hash'>;
  /** What earlier tasks had met. */
  readonly earlier: readonly Earlier[];
  readonly base: string;
  readonly head: string;
  readonly data: SubmissionData;
  readonly seed: number;
  readonly execute: boolean;
};

/** Turns what was handed in into what it is worth, CI not counted. */
export type Reviewer = {
  review(request: ReviewRequest): Promise<ReviewedChange>;
  /** The same question has the same key: (base, head, task, data seed, checker version, curriculum hash, what was met earlier). */
  keyOf(request: Omit<ReviewRequest, 'data' | 'execute'>): string;
  seedOf(head: string, task: Task): number;
};

/**
 * @param secret makes the data of a review unforeseeable, so that no result can be written down beforehand
 * @param report is told of checks that failed by themselves
 */
export function createReviewer(parts: {
  readonly pool: ReviewPool;
  readonly runners: Runners;
  readonly checker: string;
  readonly secret: string;
  readonly report: (failure: CheckFailure) => void;
}): Reviewer {
  const { pool, runners, checker, secret, report } = parts;
  return {
    keyOf: ({ task, base, head, seed, curriculum, earlier }) =>
      [base, head, task.id, seed, checker, curriculum.hash, ...hashOf(earlier)].join(':'),
    seedOf: (head, task) =>
      createHmac('sha256', secret).update(`${head}:${task.id}`).digest().readUInt32BE(0) % 100_000,
    async review({ task, curriculum, earlier, base, head, data, seed, execute }) {
      const [read, executed] = await Promise.all([
        readCriteria(pool, task, earlier, data, report),
        execute ? runCriteria(runners, task.runs, data, seed, report) : notRun(task),
      ]);
      const criteria = refusedFirst(withoutEchoes([...read, ...executed]));
      const review: Review = {
        task: task.id,
        base,
        head,
        seed,
        checker,
        curriculum: curriculum.hash,
        verdict: verdictOf(criteria),
        criteria,
      };
      return { review, changed: data.changed };
    },
  };
}

/** What does not parse was said so by the syntax check; that it does not run either is no news. */
function withoutEchoes(criteria: readonly Criterion[]): readonly Criterion[] {
  const broken = new Set(
    criteria
      .filter(({ id, state }) => id.endsWith('/syntax-error') && state === 'unmet')
      .flatMap(({ findings }) => findings.map(({ path }) => path)),
  );
  return criteria.map((criterion) =>
    criterion.id.startsWith('run/') && criterion.findings.some(({ path }) => broken.has(path))
      ? { ...criterion, findings: [], detail: 'it does not parse yet' }
      : criterion,
  );
}

/** What was not even run is mended before what could be better in it. */
const refusedFirst = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.toSorted((one, other) => Number(isRefused(other)) - Number(isRefused(one)));

const isRefused = ({ findings }: Criterion): boolean =>
  findings.some(({ check, message }) => check === 'run/postgres' && message === 'refused');

const hashOf = (earlier: readonly Earlier[]): readonly string[] =>
  earlier.length > 0 ? [createHash('sha256').update(JSON.stringify(earlier)).digest('hex')] : [];

async function readCriteria(
  pool: ReviewPool,
  task: Task,
  earlier: readonly Earlier[],
  data: SubmissionData,
  report: (failure: CheckFailure) => void,
): Promise<readonly Criterion[]> {
  const criteria = task.criteria.map(({ use, level, in: scope, of, params }) => ({
    use,
    level,
    in: scope,
    of,
    params,
  }));
  try {
    const { criteria: judged, failures } = await pool.review({ deliver: task.deliver, criteria, earlier }, data);
    failures.forEach(report);
    return judged;
  } catch (error) {
    report({ check: 'pool', path: task.id, error: error instanceof Error ? error.message : String(error) });
    return task.criteria.map(({ use, level, title, expects }) => ({
      id: use,
      level,
      title,
      expects,
      state: 'error' as const,
      findings: [],
    }));
  }
}

const notRun = (task: Task): readonly Criterion[] =>
  task.runs.map((run) => ({
    ...headOf(run),
    state: 'unknown',
    detail: 'not run',
    findings: [],
  }));
