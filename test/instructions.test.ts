import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import type { Curriculum, Task } from '../src/curriculum/curriculum.ts';
import { loadCurriculum } from '../src/curriculum/load.ts';
import { loadChecks } from '../src/curriculum/load-checks.ts';
import { touching } from '../src/review/locate.ts';
import { match } from '../src/review/match.ts';
import { misplaced, reviewTask } from '../src/review/review-task.ts';
import { Submission } from '../src/review/submission.ts';
import { verificationOf } from '../src/tools/verify/verification.ts';
import { submissionOf } from './folder.ts';

// What task.md tells the learner to do is done literally: the branch, the files and the commands that stand under `Do`.

const templates = join(import.meta.dirname, '../templates');
const checks = await loadChecks();
const curriculum = await loadCurriculum(checks);
const all = [...curriculum.tasks.values()];

/** The words between backticks under `## Do`; a line that is broken inside of them is one. */
function wordsOf(task: Task): readonly string[] {
  const [, doing = ''] = /## Do\n([\s\S]*?)\n## Done when/.exec(task.body) ?? [];
  return [...doing.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word.replace(/\s+/g, ' '));
}

const branchOf = (task: Task): string | undefined => /On a branch named `([^`]+)`/.exec(task.body)?.[1];

const isFile = (word: string): boolean =>
  /^[\w./-]*\.(?:py|sql|sh|toml|yml|md|crontab)$|^(?:Dockerfile|Jenkinsfile|\.gitignore|\.dockerignore)$/.test(word) &&
  !word.includes(' ');

const programs = /^(?:python3?|bash|psql|pip|\.venv\/bin\/pip|find|airflow|docker|mypy|pytest|ruff) /;
const isCommand = (word: string): boolean => programs.test(word) && !word.includes('<');

/** The tasks that may be open together with this one. */
function besides(task: Task, { tasks }: Curriculum): readonly Task[] {
  const before = (id: string): ReadonlySet<string> => {
    const after = tasks.get(id)?.after ?? [];
    return new Set([...after, ...after.flatMap((one) => [...before(one)])]);
  };
  return all.filter(({ id }) => id !== task.id && !before(id).has(task.id) && !before(task.id).has(id));
}

describe.each(all)('$id', (task) => {
  const home = join(templates, task.stage, task.id);
  const reference = submissionOf(join(home, 'reference'));
  const words = wordsOf(task);

  test('a pull request from the branch that is named answers it', () => {
    const branch = branchOf(task) ?? '';
    const found = match({ body: '', branch, labels: [] }, all, new Map(), [], undefined);
    expect(found).toEqual({ kind: 'task', by: 'branch', task });
  });

  test('names each file that it judges or runs, as the reference has it', () => {
    const runs = task.runs.flatMap(({ postgres, python }) => [
      postgres?.query ?? python?.file ?? '',
      postgres?.down ?? '',
    ]);
    const judged = picomatch([...Object.values(task.deliver).flat(), ...runs.filter((path) => path !== '')], {
      dot: true,
    });
    const files = reference.files.map(({ path }) => path).filter((path) => judged(path));
    const starter = task.starter.map(({ path }) => path);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((path) => !words.some((word) => word.includes(path)) && !starter.includes(path))).toEqual([]);
  });

  test('leads to no file that is neither in the starter nor in the reference', () => {
    const there = new Set([...reference.files.map(({ path }) => path), ...task.starter.map(({ path }) => path)]);
    const ofBefore = [...curriculum.tasks.values()].flatMap(({ stage, id }) => filesOf(join(templates, stage, id)));
    const known = (path: string) =>
      [...there].some((one) => one === path || one.endsWith(`/${path}`)) || ofBefore.includes(path);
    expect(words.filter(isFile).filter((path) => !known(path))).toEqual([]);
  });

  test('a pull request from another branch with those files, under those names, answers it and no other', () => {
    const named = reference.files.filter(({ path }) => words.some((word) => word.includes(path)));
    const paths = new Set(named.map(({ path }) => path));
    const starter = submissionOf(join(home, 'starter')).files.filter(({ path }) => !paths.has(path));
    const changed = reference.changed.filter(({ path }) => paths.has(path));
    const submission = new Submission({ files: [...starter, ...named], changed });
    const reach = [task, ...besides(task, curriculum)];
    const found = match(
      { body: '', branch: 'patch-1', labels: [] },
      all,
      new Map(),
      reach,
      touching(reach, submission),
    );
    expect(found.kind === 'task' ? `${found.by} ${found.task.id}` : found.candidates.map(({ id }) => id)).toBe(
      `content ${task.id}`,
    );
  });

  test('every command that is given was run, or is named as one that was not', () => {
    const { run, unrun } = verificationOf(`${task.stage}/${task.id}`);
    const known = [...Object.values(run), ...Object.keys(unrun)].join('\n');
    const missing = words.filter(isCommand).filter((command) => !isInstall(command) && !known.includes(command));
    expect(missing).toEqual([]);
  });
});

describe('a near miss is named as one', () => {
  /** The reference of a task under other names: what is said of their absence or place, each once. */
  function said(id: string, rename: (path: string) => string): readonly string[] {
    const task = all.find((one) => one.id === id);
    if (!task) throw new Error(`no task ${id}`);
    const { files } = submissionOf(join(templates, task.stage, id, 'reference'));
    const renamed = files.map((file) => ({ ...file, path: rename(file.path) }));
    const changed = renamed.map(({ path }) => ({ path, status: 'added' as const, commentable: [], added: [] }));
    const submission = new Submission({ files: renamed, changed });
    const assignment = { deliver: task.deliver, criteria: task.criteria, earlier: [] };
    const { criteria } = reviewTask(assignment, submission, checks);
    const absent = criteria.flatMap(({ state, detail }) => (state === 'absent' && detail ? [detail] : []));
    const moved = misplaced(assignment, submission).flatMap(({ findings }) =>
      findings.map(({ path, title, text }) => `${path}: ${title}. ${text}`),
    );
    return [...new Set([...absent, ...moved])];
  }

  const read = (path: string, place: string) =>
    `${path}: Move the file to where the task asks for it. It was read all the same. The next person looks for it at \`${place}\`.`;

  test.each([
    ['airflow-dag', 'dags', 'DAGS', [read('DAGS/daily_orders.py', 'dags/daily_orders.py')]],
    ['airflow-dag', 'dags/', 'airflow/dags/', [read('airflow/dags/daily_orders.py', 'dags/daily_orders.py')]],
    ['docker-image', 'Dockerfile', 'Dockerfile.txt', [read('Dockerfile.txt', 'Dockerfile')]],
    ['docker-image', 'Dockerfile', 'dockerfile', [read('dockerfile', 'Dockerfile')]],
    ['python-iterators', 'tests/test_batches.py', 'tests.py', [read('tests.py', 'tests/test_batches.py')]],
    ['python-iterators', 'test_batches', 'test-batches', [read('tests/test-batches.py', 'tests/test_batches.py')]],
    ['pytest-pipelines', 'tests/test_orders.py', 'tests.py', [read('tests.py', 'tests/**/test_*.py')]],
    [
      'sql-window-functions',
      'sql/',
      'Sql/',
      [
        'looked for `sql/rank.sql`, `sql/running_total.sql`, `sql/gaps.sql`; `Sql/gaps.sql` comes close, but upper and lower case differ',
      ],
    ],
    ['git-and-ci', 'ci.yml', 'ci.yaml', []],
    [
      'git-and-ci',
      'workflows',
      'workflow',
      [
        '.github/workflow/ci.yml: Move the file to where the task asks for it. It was read all the same. But GitHub does not run it there: it looks for workflows in `.github/workflows/` and nowhere else.',
      ],
    ],
    ['ci-pipeline-gitlab', '.yml', '.yaml', [read('.gitlab-ci.yaml', '.gitlab-ci.yml')]],
    ['shell-file-ops', 'scripts/', '', [read('ingest.sh', 'scripts/ingest.sh')]],
    [
      'warehouse-basics',
      'warehouse/',
      'warehouse/sql/',
      [read('warehouse/sql/redshift.sql', 'warehouse/redshift.sql')],
    ],
  ])('%s with %s called %s', (id, from, to, expected) => {
    expect(said(id, (path) => path.replace(from, to))).toEqual(expected);
  });
});

/** What is installed is stated under `python`, with its version. */
const isInstall = (command: string): boolean => /^pip install [\w =.]+$/.test(command);

/** The files of a task's reference and starter, as a learner has them who has done it. */
function filesOf(home: string): readonly string[] {
  return ['reference', 'starter'].flatMap((part) => {
    const folder = join(home, part);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      statSync(join(folder, path)).isFile(),
    );
  });
}
