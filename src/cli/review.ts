import { existsSync } from 'node:fs';
import { createLocalGit } from '../adapters/local-git/local-git.ts';
import { wheelsDir } from '../config.ts';
import type { Curriculum, Task } from '../curriculum/curriculum.ts';
import { filesIn } from '../curriculum/files.ts';
import { createRunners, type Runners } from '../execution/runners.ts';
import { asksCi, ciCriterion, withCi } from '../review/ci.ts';
import { match } from '../review/match.ts';
import { createReviewPool, type ReviewPool } from '../review/pool.ts';
import { summaryComment } from '../review/render/github.ts';
import { reviewJson } from '../review/render/json.ts';
import { sarif } from '../review/render/sarif.ts';
import { terminalReview } from '../review/render/terminal.ts';
import { createReviewer } from '../review/reviewer.ts';
import { findingsOf, type Review } from '../review/verdict.ts';
import { version } from '../version.ts';
import { notCommitted } from './not-committed.ts';
import { type ExitCode, paint, print, progress, UsageError, unknownName, warn } from './output.ts';

export type ReviewOptions = {
  readonly task?: string;
  readonly base?: string;
  readonly head?: string;
  readonly run: boolean;
  readonly seed?: number;
  /** The folder of another curriculum than the one that ships with the program. */
  readonly curriculum?: string;
  readonly format: 'terminal' | 'json' | 'markdown' | 'sarif';
};

/** The same verdict that the App gives, for a local clone; CI is checked on GitHub and not counted. */
export async function review(directory: string, options: ReviewOptions): Promise<ExitCode> {
  const git = await createLocalGit(directory, { base: options.base, head: options.head });
  const pool = createReviewPool();
  const runners = createRunners(wheelsDir(), false);
  try {
    const done = progress('Reviewing');
    const { review: shown, hint } = await reviewed(directory, git, pool, runners, options);
    done();
    print(render(shown, options.format));
    if (hint !== undefined) (options.format === 'terminal' ? print : warn)(hint);
    return shown.verdict === 'pass' ? 0 : shown.verdict === 'error' ? 3 : 1;
  } finally {
    await Promise.all([pool.close(), runners.close()]);
  }
}

async function reviewed(
  directory: string,
  git: Awaited<ReturnType<typeof createLocalGit>>,
  pool: ReviewPool,
  runners: Runners,
  options: ReviewOptions,
): Promise<{ readonly review: Review; readonly hint: string | undefined }> {
  const { base, head } = git.pull;
  const [curriculum, data] = await Promise.all([curriculumOf(pool, options.curriculum), git.change(git.pull)]);
  // Whoever names a head wants that one.
  const inWorkTree = async (tasks: readonly Task[]): Promise<string | undefined> =>
    options.head === undefined ? notCommitted(directory, options.base, tasks, data) : undefined;
  const task = await taskOf(curriculum, options.task, head.ref, (tasks) => pool.touched(tasks, data), inWorkTree);
  const reviewer = createReviewer({
    pool,
    runners,
    checker: version,
    secret: 'local',
    report: ({ check, error }) => process.stderr.write(`${check} failed by itself: ${error}\n`),
  });
  const seed = options.seed ?? reviewer.seedOf(head.sha, task);
  const question = { task, curriculum, earlier: [], base: base.sha, head: head.sha, data, seed, execute: options.run };
  const { review: judged } = await reviewer.review(question);
  const review = asksCi(task, judged) ? withCi(judged, ciCriterion('unknown')) : judged;
  return { review, hint: review.verdict === 'pass' ? undefined : await inWorkTree([task]) };
}

async function curriculumOf(pool: ReviewPool, folder: string | undefined): Promise<Curriculum> {
  if (folder === undefined) return (await pool.load()).curriculum;
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const files = filesIn(folder);
  return pool.read(
    files.paths.map((path) => {
      const text = files.text(path);
      return { path, ...(text !== undefined && { text }) };
    }),
  );
}

async function taskOf(
  curriculum: Curriculum,
  asked: string | undefined,
  branch: string,
  touched: (tasks: readonly Task[]) => Promise<readonly string[]>,
  inWorkTree: (tasks: readonly Task[]) => Promise<string | undefined>,
): Promise<Task> {
  const tasks = [...curriculum.tasks.values()];
  if (asked !== undefined) {
    const task = curriculum.tasks.get(asked);
    if (!task) throw unknownName('task', asked, curriculum.tasks.keys());
    return task;
  }
  const words = { body: '', branch, labels: [] };
  const byBranch = match(words, tasks, new Map(), tasks, undefined);
  const found = byBranch.kind === 'task' ? byBranch : match(words, tasks, new Map(), tasks, await touched(tasks));
  if (found.kind === 'task') return found.task;
  const names = found.candidates.map(({ id }) => id).join(', ');
  if (found.kind === 'several') throw new UsageError(`This could answer ${names}; say which with --task.`);
  const hint = await inWorkTree(tasks);
  throw new UsageError(
    `This answers no task; say which with --task (${names}).${hint === undefined ? '' : `\n${hint}`}`,
  );
}

function render(shown: Review, format: ReviewOptions['format']): string {
  switch (format) {
    case 'json':
      return JSON.stringify(reviewJson(shown), null, 2);
    case 'markdown':
      return summaryComment({ review: shown, previous: undefined, disputes: {} });
    case 'sarif':
      return JSON.stringify(sarif(findingsOf(shown), version), null, 2);
    case 'terminal':
      return terminalReview(shown, paint);
  }
}
