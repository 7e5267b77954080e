import { createLocalGit } from '../adapters/local-git/local-git.ts';
import type { Curriculum, Task } from '../curriculum/curriculum.ts';
import { loadCurriculum } from '../curriculum/load.ts';
import { loadChecks } from '../curriculum/load-checks.ts';
import { createPostgresRunner } from '../execution/postgres.ts';
import { ciCriterion, withCi } from '../review/ci.ts';
import { match } from '../review/match.ts';
import { createReviewPool } from '../review/pool.ts';
import { summaryComment } from '../review/render/github.ts';
import { reviewJson } from '../review/render/json.ts';
import { sarif } from '../review/render/sarif.ts';
import { terminalReview } from '../review/render/terminal.ts';
import { createReviewer } from '../review/reviewer.ts';
import { Submission, type SubmissionData } from '../review/submission.ts';
import { findingsOf, type Review } from '../review/verdict.ts';
import { version } from '../version.ts';
import { type ExitCode, paint, print, progress, UsageError } from './output.ts';

export type ReviewOptions = {
  readonly task?: string;
  readonly base?: string;
  readonly head?: string;
  readonly run: boolean;
  readonly seed?: number;
  readonly format: 'terminal' | 'json' | 'markdown' | 'sarif';
};

/** The same verdict that the App gives, for a local clone; CI is checked on GitHub and not counted. */
export async function review(directory: string, options: ReviewOptions): Promise<ExitCode> {
  const checks = await loadChecks();
  const curriculum = await loadCurriculum(checks);
  const git = await createLocalGit(directory, { base: options.base, head: options.head });
  const { base, head } = git.pull;
  const done = progress('Reading the repository');
  const data = await git.change(git.pull);
  done();
  const task = taskOf(curriculum, options.task, head.ref, data);
  const pool = createReviewPool();
  const runner = createPostgresRunner();
  const reviewer = createReviewer({
    pool,
    runner,
    curriculum,
    checker: version,
    secret: 'local',
    report: ({ check, error }) => process.stderr.write(`${check} failed by itself: ${error}\n`),
  });
  try {
    const ended = progress(`Reviewing ${task.id}`);
    const seed = options.seed ?? reviewer.seedOf(head.sha, task);
    const { review: judged } = await reviewer.review({
      task,
      base: base.sha,
      head: head.sha,
      data,
      seed,
      execute: options.run,
    });
    ended();
    const shown = task.ci === 'required' ? withCi(judged, ciCriterion('unknown')) : judged;
    print(render(shown, options.format, checks));
    return shown.verdict === 'pass' ? 0 : shown.verdict === 'error' ? 3 : 1;
  } finally {
    await Promise.all([pool.close(), runner.close()]);
  }
}

function taskOf(curriculum: Curriculum, asked: string | undefined, branch: string, data: SubmissionData): Task {
  const tasks = [...curriculum.tasks.values()];
  if (asked !== undefined) {
    const task = curriculum.tasks.get(asked);
    if (!task) throw new UsageError(`There is no task ${asked}; \`stagecoach tasks\` lists them.`);
    return task;
  }
  const found = match({ body: '', branch, labels: [] }, tasks, new Map(), tasks, new Submission(data));
  if (found.kind === 'task') return found.task;
  const names = found.candidates.map(({ id }) => id).join(', ');
  throw new UsageError(
    found.kind === 'several'
      ? `This could answer ${names}; say which with --task.`
      : `This answers no task; say which with --task (${names}).`,
  );
}

function render(
  shown: Review,
  format: ReviewOptions['format'],
  checks: Awaited<ReturnType<typeof loadChecks>>,
): string {
  switch (format) {
    case 'json':
      return JSON.stringify(reviewJson(shown), null, 2);
    case 'markdown':
      return summaryComment({ review: shown, previous: undefined, disputes: {} });
    case 'sarif':
      return JSON.stringify(sarif(findingsOf(shown), checks, version), null, 2);
    case 'terminal':
      return terminalReview(shown, paint);
  }
}
