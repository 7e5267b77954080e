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
import { type ExitCode, paint, print, progress, UsageError } from './output.ts';

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
    const shown = await reviewed(git, pool, runners, options);
    done();
    print(render(shown, options.format));
    return shown.verdict === 'pass' ? 0 : shown.verdict === 'error' ? 3 : 1;
  } finally {
    await Promise.all([pool.close(), runners.close()]);
  }
}

async function reviewed(
  git: Awaited<ReturnType<typeof createLocalGit>>,
  pool: ReviewPool,
  runners: Runners,
  options: ReviewOptions,
): Promise<Review> {
  const { base, head } = git.pull;
  const [curriculum, data] = await Promise.all([curriculumOf(pool, options.curriculum), git.change(git.pull)]);
  const task = await taskOf(curriculum, options.task, head.ref, (tasks) => pool.touched(tasks, data));
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
  return asksCi(task, judged) ? withCi(judged, ciCriterion('unknown')) : judged;
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
): Promise<Task> {
  const tasks = [...curriculum.tasks.values()];
  if (asked !== undefined) {
    const task = curriculum.tasks.get(asked);
    if (!task) throw new UsageError(`There is no task ${asked}; \`stagecoach tasks\` lists them.`);
    return task;
  }
  const words = { body: '', branch, labels: [] };
  const byBranch = match(words, tasks, new Map(), tasks, undefined);
  const found = byBranch.kind === 'task' ? byBranch : match(words, tasks, new Map(), tasks, await touched(tasks));
  if (found.kind === 'task') return found.task;
  const names = found.candidates.map(({ id }) => id).join(', ');
  throw new UsageError(
    found.kind === 'several'
      ? `This could answer ${names}; say which with --task.`
      : `This answers no task; say which with --task (${names}).`,
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
