import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clone, type Person, StoryStuck, until } from './person.ts';

const templates = join(import.meta.dirname, '..', '..', 'templates');

/** Prints one thing that happened, with the address where it can be seen. */
export type Tell = (who: string, what: string, link?: string) => void;

type Issue = {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly body: string | null;
  readonly pull_request?: object;
};
type Comment = { readonly id: number; readonly body: string; readonly user: { readonly login: string } };
type Review = { readonly state: string; readonly commit_id: string };
type CheckRun = {
  readonly name: string;
  readonly conclusion: string | null;
  readonly output: { readonly title: string | null; readonly summary: string | null };
};
type Pull = { readonly number: number };

/** One task as the learner of the story lives it: the folders of the task that are pushed, of which the last passes. */
type Chapter = {
  readonly task: string;
  readonly title: string;
  readonly first: { readonly folder: string; readonly message: string };
  readonly second: { readonly message: string };
  /** With it the stage is done, so the next one opens. */
  readonly endsStage?: boolean;
  /** Comments on the pull request between the two pushes, with what the answer must hold. */
  readonly asks?: readonly { readonly command: string; readonly answer: RegExp }[];
};

const chapters: readonly Chapter[] = [
  {
    task: 'git-and-ci',
    title: 'Add a first workflow',
    first: { folder: 'attempts/push-only-no-lint', message: 'Run the tests on every push' },
    second: { message: 'Run lint and tests on pull requests' },
    asks: [{ command: '/coach hint', answer: /\*\*Hint 1 of \d/ }],
  },
  {
    task: 'python-iterators',
    title: 'Read orders in batches',
    first: { folder: 'attempts/last-batch-lost', message: 'Split the orders into batches' },
    second: { message: 'Keep the last, shorter batch' },
    asks: [{ command: '/coach why', answer: /what would open it/ }],
  },
  {
    task: 'sql-window-functions',
    title: 'Rank, add up, find gaps',
    first: { folder: 'attempts/default-frame', message: 'Write the queries' },
    second: { message: 'Make order and frame explicit' },
  },
  {
    task: 'shell-file-ops',
    title: 'Ingest the files of a day',
    first: { folder: 'attempts/quick-and-dirty', message: 'Write the ingest script' },
    second: { message: 'Stop at the first failure' },
    endsStage: true,
  },
  {
    task: 'airflow-dag',
    title: 'Load the orders every morning',
    first: { folder: 'attempts/moving-start', message: 'Add a DAG' },
    second: { message: 'State schedule, start and dependencies' },
    asks: [{ command: '/coach explain dag/moving-start-date', answer: /## Why it matters/ }],
  },
  {
    task: 'docker-image',
    title: 'Package the job',
    first: { folder: 'attempts/works-on-my-machine', message: 'Add a Dockerfile' },
    second: { message: 'Pin, drop root, keep secrets out' },
    asks: [{ command: '/coach pass docker-image It works on my machine.', answer: /is for mentors/ }],
  },
  {
    task: 'pytest-pipelines',
    title: 'Test the pipeline',
    first: { folder: 'attempts/happy-path', message: 'Add tests' },
    second: { message: 'Test the borders, and what has to be refused' },
  },
];

/** Tests are run some thirty times, each with another bug planted. */
const reviewSeconds = 180;

export type Stage = {
  /** Where pages are: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly learner: Person;
  /** `owner/name`; the App is installed on it. */
  readonly repository: string;
  readonly tell: Tell;
};

/**
 * A learner's way through the first stage and into later ones, acted through git and HTTP alone.
 * @throws StoryStuck when a step did not happen
 */
export async function playStory(stage: Stage): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'stagecoach-story-'));
  try {
    const clone = await stage.learner.clone(stage.repository, directory);
    const journey = await until('the journey issue', async () =>
      (await issues(stage)).find(({ title }) => title === 'Your data engineering path'),
    );
    stage.tell('coach', `opens the journey issue #${journey.number}`, page(stage, `issues/${journey.number}`));
    for (const chapter of chapters) await playChapter(stage, clone, journey.number, chapter);
    const { body } = await stage.learner.api<Issue>('GET', at(stage, `issues/${journey.number}`));
    const done = /\*\*(\d+ of \d+ tasks done)\.\*\*/.exec(body ?? '')?.[1];
    stage.tell('coach', `has it all in the journey issue: ${done}`, page(stage, `issues/${journey.number}`));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function playChapter(stage: Stage, clone: Clone, journey: number, chapter: Chapter): Promise<void> {
  const { task, title, first, second, asks = [] } = chapter;
  const { learner, tell } = stage;
  const issue = (await openIssue(stage, task)) ?? (await started(stage, journey, task));
  tell('coach', `has an issue open: #${issue.number} ${issue.title}`, page(stage, `issues/${issue.number}`));

  const folder = await folderOf(task);
  await clone.branch(task);
  await clone.copy(join(folder, first.folder));
  const early = await clone.push(first.message);
  const { number } = await learner.api<Pull>('POST', at(stage, 'pulls'), {
    title,
    head: task,
    base: 'main',
    body: `Closes #${issue.number}`,
  });
  tell(learner.login, `pushes \`${task}\` and opens pull request #${number}`, page(stage, `pull/${number}`));
  await reviewed(stage, number, early, 'CHANGES_REQUESTED');
  for (const { command, answer } of asks) await ask(stage, number, command, answer);

  await clone.copy(join(folder, 'reference'));
  const late = await clone.push(second.message);
  tell(learner.login, `pushes again: ${second.message}`);
  await reviewed(stage, number, late, 'APPROVED');

  await learner.api('PUT', at(stage, `pulls/${number}/merge`), {});
  tell(learner.login, `merges #${number}`);
  await until(`#${issue.number} closed and marked as done`, async () => {
    const all = await issues(stage);
    const done = all.find(({ number: other }) => other === issue.number)?.state === 'closed';
    const map = all.find(({ title: name }) => name === 'Your data engineering path')?.body ?? '';
    const marked = map.split('\n').some((row) => row.startsWith('| ✅') && row.includes(`(#${issue.number})`));
    return done && marked ? true : undefined;
  });
  tell('coach', `closes #${issue.number} and writes it down`, page(stage, `issues/${issue.number}`));
  if (chapter.endsStage) await stageEnd(stage, issue.number);
}

/** The open issue of a task. The coach opens those of a stage as they come within reach. */
const openIssue = async (stage: Stage, task: string): Promise<Issue | undefined> =>
  (await issues(stage)).find(
    ({ state, body }) => state === 'open' && body?.includes(`Work on a branch named \`${task}\``),
  );

/** Of a later stage a learner may begin what they like, once what it builds on is done. */
async function started(stage: Stage, journey: number, task: string): Promise<Issue> {
  await ask(stage, journey, `/coach start ${task}`, / is open: #\d+/);
  return until(`the issue of ${task}`, () => openIssue(stage, task));
}

async function stageEnd(stage: Stage, issue: number): Promise<void> {
  const comment = await until(`the end of the stage to be said in #${issue}`, async () =>
    (await stage.learner.list<Comment>(at(stage, `issues/${issue}/comments`))).find(({ body }) =>
      body.includes('That was the last task of'),
    ),
  );
  stage.tell('coach', `says: ${comment.body.split('\n')[0]}`, page(stage, `issues/${issue}`));
}

/** Waits for the review of this commit; whether it says what the story expects. */
async function reviewed(stage: Stage, pull: number, head: string, expected: string): Promise<void> {
  const { learner, tell } = stage;
  const review = await until(
    `the review of #${pull} at ${head.slice(0, 7)}`,
    async () =>
      (await learner.list<Review>(at(stage, `pulls/${pull}/reviews`))).find(({ commit_id }) => commit_id === head),
    reviewSeconds,
  );
  if (review.state !== expected)
    throw new StoryStuck(`#${pull} was reviewed with ${review.state} where ${expected} was to come.`);
  const conclusion = expected === 'APPROVED' ? 'success' : 'action_required';
  const run = await until(`the check run of ${head.slice(0, 7)} to end with ${conclusion}`, async () => {
    const { check_runs: runs } = await learner.api<{ check_runs: readonly CheckRun[] }>(
      'GET',
      at(stage, `commits/${head}/check-runs`),
    );
    return runs.find((one) => one.name === 'stagecoach' && one.conclusion === conclusion);
  });
  const inline = await learner.list<{ readonly original_commit_id: string }>(at(stage, `pulls/${pull}/comments`));
  const fresh = inline.filter(({ original_commit_id }) => original_commit_id === head).length;
  const verb = expected === 'APPROVED' ? 'approves' : 'asks for changes';
  // Said where learners' tests are run, which needs `stagecoach sandbox install`.
  const planted = /\d+ of \d+ planted bugs? noticed/.exec(run.output.summary ?? '')?.[0];
  tell(
    'coach',
    `${verb}: ${run.output.title ?? ''}${planted ? `, ${planted}` : ''}${fresh > 0 ? `, ${fresh === 1 ? '1 comment' : `${fresh} comments`} on lines` : ''}`,
    page(stage, `pull/${pull}`),
  );
}

/** Gives a command in a comment and waits for the answer. */
async function ask(stage: Stage, thread: number, command: string, answer: RegExp): Promise<void> {
  const { learner, tell } = stage;
  const asked = await learner.api<Comment>('POST', at(stage, `issues/${thread}/comments`), { body: command });
  const said = await until(`an answer to ${command}`, async () =>
    (await learner.list<Comment>(at(stage, `issues/${thread}/comments`))).find(
      ({ id, user, body }) => id > asked.id && user.login !== learner.login && answer.test(body),
    ),
  );
  tell(learner.login, `asks: ${command}`);
  tell(
    'coach',
    `answers: ${said.body.split('\n').find((line) => line.trim() !== '')}`,
    page(stage, `issues/${thread}`),
  );
}

const at = ({ repository }: Stage, path: string): string => `/repos/${repository}/${path}`;
const page = ({ url, repository }: Stage, path: string): string => `${url}/${repository}/${path}`;

const issues = async (stage: Stage): Promise<readonly Issue[]> =>
  (await stage.learner.list<Issue>(at(stage, 'issues?state=all'))).filter(({ pull_request }) => !pull_request);

async function folderOf(task: string): Promise<string> {
  for (const stage of await readdir(templates)) {
    const folder = join(templates, stage, task);
    if (existsSync(folder)) return folder;
  }
  throw new StoryStuck(`There is no task ${task}.`);
}
