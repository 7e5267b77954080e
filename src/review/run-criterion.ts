import type { TaskRun } from '../curriculum/curriculum.ts';
import type { DifferenceRow, PostgresRunner, QueryOutcome } from '../execution/postgres.ts';
import type { Range } from './range.ts';
import { code, plain } from './render/markdown.ts';
import type { SubmissionData } from './submission.ts';
import type { Criterion, Finding } from './verdict.ts';

/** Runs the learner's query and says what came of it. */
export async function runCriterion(
  runner: PostgresRunner,
  { postgres }: TaskRun,
  data: SubmissionData,
  seed: number,
): Promise<Criterion> {
  const path = postgres.query;
  const head = {
    id: `run/postgres:${path}`,
    level: 'must',
    title: `Return the right rows from ${code(path)}`,
    expects: `${code(path)} returns the right rows`,
  } as const;
  const text = data.files.find((file) => file.path === path)?.text;
  if (text === undefined) return { ...head, state: 'absent', detail: `looked for ${code(path)}`, findings: [] };
  const { schema, seed: seedSql, expect, ordered } = postgres;
  const outcome = await runner.run({ schema, seed: seedSql, query: { path, text }, expect, ordered }, seed);
  if (outcome.kind === 'equal')
    return {
      ...head,
      state: 'met',
      detail: `${outcome.rows} rows, data seed ${outcome.seed}`,
      where: { path, line: 1 },
      findings: [],
    };
  if (outcome.kind === 'broken') return { ...head, state: 'error', detail: 'the SQL sandbox stopped', findings: [] };
  const finding = findingOf(path, outcome);
  return { ...head, state: 'unmet', where: { path, line: finding.range.start.line }, findings: [finding] };
}

type Failure = Exclude<QueryOutcome, { kind: 'equal' } | { kind: 'broken' }>;

function findingOf(path: string, outcome: Failure): Finding {
  const base = {
    check: 'run/postgres',
    level: 'must',
    path,
    message: outcome.kind,
    range: outcome.at,
  } satisfies Partial<Finding> & { range: Range };
  switch (outcome.kind) {
    case 'different':
      return { ...base, ...different(outcome) };
    case 'refused':
      return { ...base, title: 'Hand in one query that only reads', text: outcome.message };
    case 'failed':
      return { ...base, title: 'Make the query run', text: `Postgres stopped here: ${code(outcome.message)}.` };
    case 'timed-out':
      return {
        ...base,
        title: 'Make the query end',
        text: `It was stopped after ${outcome.seconds} s; the reference needs a fraction of a second on the same data. Look for a join without a condition or a recursion without an end.`,
      };
    case 'too-big':
      return { ...base, title: 'Make the query smaller', text: outcome.message };
  }
}

const reasons = {
  columns: {
    title: 'Name the columns as the task asks',
    text: 'The names or the number of the columns differ, so whoever reads this result by name breaks.',
  },
  order: {
    title: 'Order the rows so that ties cannot swap',
    text: 'The rows are right, but their order is not: what the `ORDER BY` leaves open, the database decides anew each time.',
  },
  rows: {
    title: 'Look again at which rows and values come out',
    text: 'On data made anew for this review, some rows differ from the right ones.',
  },
} as const;

function different(outcome: Extract<QueryOutcome, { kind: 'different' }>): Pick<Finding, 'title' | 'text' | 'table'> {
  const { title, text } = reasons[outcome.reason];
  const share =
    outcome.reason === 'columns'
      ? ''
      : ` ${outcome.differing} of ${outcome.total} rows differ (data seed ${outcome.seed}).`;
  return { title, text: `${text}${share}`, table: table(outcome.columns, outcome.sample) };
}

/** The first differences as a small table; cells are learner data. */
function table(columns: readonly string[], rows: readonly DifferenceRow[]): string {
  const cell = (value: string | null): string =>
    value === null ? 'NULL' : plain(value) === '' ? '' : code(plain(value).slice(0, 60));
  return [
    `| | ${columns.map((name) => code(name)).join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...rows.map(({ side, cells }) => `| ${side} | ${cells.map(cell).join(' | ')} |`),
  ].join('\n');
}
