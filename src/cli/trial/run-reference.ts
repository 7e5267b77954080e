import type { CurriculumProblem, TaskRun } from '../../curriculum/curriculum.ts';
import type { PostgresRun } from '../../curriculum/schema.ts';
import type { PostgresRunner, SqlRun } from '../../execution/postgres.ts';
import type { Runners } from '../../execution/runners.ts';
import { runCriteria } from '../../review/run-criterion.ts';
import type { Submission } from '../../review/submission.ts';
import { unmet } from './reference.ts';
import type { Trial, Tried } from './trial.ts';

/** Any number does. */
const seed = 4711;

/** Runs the reference as a learner's work is run; a run that the author's own files spoil is traced to one of these. */
export async function runReference(tried: Tried, reference: Submission, runners: Runners): Promise<Trial> {
  const { task, home, front } = tried;
  const problems: CurriculumProblem[] = [];
  const notTried: string[] = [];
  const data = { files: [...reference.files.values()], changed: reference.changed };
  for (const [index, run] of task.runs.entries()) {
    const [name, key] = kindOf(run);
    if (run.pytest) {
      notTried.push(`${home}: the bugs to plant in ${run.pytest.file} (npm run verify:grading does that)`);
      continue;
    }
    const line = front.lineOf(['run', index, name, key]);
    let error = '';
    const [criterion] = await runCriteria(runners, [run], data, seed, (failure) => {
      error = failure.error;
    });
    if (criterion?.state === 'error')
      problems.push(await blamed(tried, index, run, runners.postgres, line, error.split('\n')[0] ?? ''));
    else if (criterion?.state === 'unknown') notTried.push(`${home}: ${criterion.id} (${criterion.detail ?? ''})`);
    else if (criterion) problems.push(...unmet(criterion, home, line));
  }
  return { problems, notTried };
}

const kindOf = ({ postgres, python }: TaskRun): readonly [string, string] =>
  postgres ? ['postgres', 'query'] : python ? ['python', 'file'] : ['pytest', 'file'];

async function blamed(
  { home, front }: Tried,
  index: number,
  { postgres }: TaskRun,
  runner: PostgresRunner,
  line: number,
  error: string,
): Promise<CurriculumProblem> {
  const words = error.replace(/^error: /i, '');
  const whole = { file: `${home}/task.md`, line, message: `the reference cannot be run: ${words}` };
  if (!postgres) return whole;
  const key = await guilty(postgres, runner);
  const path = front.data.run[index]?.postgres?.[key];
  if (path === undefined) return whole;
  const place = lineOf(postgres[key] ?? '', words);
  return { file: `${home}/${path}`, line: place, message: `Postgres stopped in this file: ${words}` };
}

/** The first of the task's own files with which nothing can be run. */
async function guilty(postgres: PostgresRun, runner: PostgresRunner): Promise<'schema' | 'seed' | 'expect'> {
  for (const key of ['schema', 'seed'] as const) {
    const one = 'SELECT 1';
    const run: SqlRun = {
      schema: postgres.schema,
      seed: key === 'seed' ? postgres.seed : '',
      query: { path: '', text: one },
      expect: one,
      ordered: false,
    };
    const [outcome] = await runner.run([run], seed);
    if (outcome?.kind === 'broken') return key;
  }
  return 'expect';
}

/** The first line with the name that Postgres quotes; the first one when it quotes none. */
function lineOf(text: string, words: string): number {
  const [, quoted = ''] = /"([^"]+)"/.exec(words) ?? [];
  const name = quoted.slice(quoted.lastIndexOf('.') + 1);
  const at = name === '' ? -1 : text.split('\n').findIndex((line) => line.includes(name));
  return Math.max(0, at) + 1;
}
