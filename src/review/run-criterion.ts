import type { TaskRun } from '../curriculum/curriculum.ts';
import type { PostgresRunner, QueryOutcome, SqlRun } from '../execution/postgres.ts';
import { code } from './render/markdown.ts';
import { saying } from './run-saying.ts';
import type { SubmissionData } from './submission.ts';
import { whyWithoutText } from './submitted-file.ts';
import type { Criterion, Finding } from './verdict.ts';

type Postgres = TaskRun['postgres'];

/** What a run asks for, whatever comes of it. */
export function headOf({ kind, query }: Postgres): Pick<Criterion, 'id' | 'level' | 'title' | 'expects'> {
  const file = code(query);
  return {
    id: `run/postgres:${query}`,
    level: 'must',
    ...{
      query: { title: `Return the right rows from ${file}`, expects: `${file} returns the right rows` },
      migration: {
        title: `Make the slow query quick with ${file}`,
        expects: `${file} changes the plan of the slow query`,
      },
      twice: { title: `Let ${file} run twice`, expects: `${file} leaves the right rows, once and twice` },
      statements: {
        title: `Let the database refuse what is wrong with ${file}`,
        expects: `${file} refuses what is wrong and allows the rest`,
      },
    }[kind],
  };
}

/**
 * Runs the learner's file and says what came of it.
 * @param report is told why the sandbox could not judge it: for the operator, never for the learner
 */
export async function runCriterion(
  runner: PostgresRunner,
  { postgres }: TaskRun,
  data: SubmissionData,
  seed: number,
  report: (error: string) => void = () => {},
): Promise<Criterion> {
  const head = headOf(postgres);
  const texts = new Map<string, string>();
  for (const path of [postgres.query, ...(postgres.down === undefined ? [] : [postgres.down])]) {
    const file = data.files.find((candidate) => candidate.path === path);
    if (file?.text === undefined) {
      const detail = `looked for ${code(path)}${file ? `; it is there, but ${whyWithoutText(file)}` : ''}`;
      return { ...head, state: 'absent', detail, findings: [] };
    }
    texts.set(path, file.text);
  }
  const outcome = await runner.run(sqlRun(postgres, texts), seed);
  if (outcome.kind === 'equal') {
    const where = { path: postgres.query, line: 1 };
    return { ...head, state: 'met', detail: metDetail(outcome), where, findings: [] };
  }
  if (outcome.kind === 'broken') {
    report(outcome.message);
    return { ...head, state: 'error', detail: 'the SQL sandbox stopped', findings: [] };
  }
  const inDown = outcome.kind === 'irreversible' && outcome.reason !== 'again';
  const path = (inDown ? postgres.down : undefined) ?? postgres.query;
  const finding: Finding = {
    check: 'run/postgres',
    level: 'must',
    path,
    message:
      'reason' in outcome && outcome.kind !== 'refused' && outcome.kind !== 'too-big' ? outcome.reason : outcome.kind,
    range: outcome.at,
    ...saying(outcome, postgres.kind),
  };
  return { ...head, state: 'unmet', where: { path, line: finding.range.start.line }, findings: [finding] };
}

function sqlRun(postgres: Postgres, texts: ReadonlyMap<string, string>): SqlRun {
  const { schema, seed, expect, ordered = false, days = [], show = '', between = '' } = postgres;
  const query = { path: postgres.query, text: texts.get(postgres.query) ?? '' };
  const all = { schema, seed, expect, query };
  switch (postgres.kind) {
    case 'query':
      return { ...all, kind: 'query', ordered };
    case 'migration':
      return { ...all, kind: 'migration' };
    case 'twice':
      return { ...all, kind: 'twice', days, show, between };
    case 'statements':
      return { ...all, kind: 'statements', down: texts.get(postgres.down ?? '') };
  }
}

/** Neither the number of rows nor the seed: they change with each push, and the summary would be edited for that. */
const metDetail = ({ changed }: Extract<QueryOutcome, { kind: 'equal' }>): string =>
  changed ? `${code(changed.before)} became ${code(changed.after)}` : 'on data made for this review';
