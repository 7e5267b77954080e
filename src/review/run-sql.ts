import type { PostgresRun } from '../curriculum/schema.ts';
import type { PostgresRunner, QueryOutcome, SqlRun } from '../execution/postgres.ts';
import { nearMiss, whatDiffers } from './near-miss.ts';
import { code } from './render/markdown.ts';
import type { CheckFailure } from './run-check.ts';
import { saying } from './run-saying.ts';
import type { SubmissionData } from './submission.ts';
import { whyWithoutText } from './submitted-file.ts';
import type { Criterion, CriterionHead, Finding } from './verdict.ts';

/** What a run asks for, whatever comes of it. */
export function sqlHead({ kind, query }: PostgresRun): CriterionHead {
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
 * Runs the learner's files and says what came of each; queries share a process.
 * @param report is told why the sandbox could not judge one: for the operator, never for the learner
 */
export async function runSql(
  runner: PostgresRunner,
  runs: readonly PostgresRun[],
  data: SubmissionData,
  seed: number,
  report: (failure: CheckFailure) => void,
): Promise<readonly Criterion[]> {
  const asked = runs.map((postgres) => ({ postgres, absent: absence(postgres, data) }));
  const present = asked.flatMap(({ postgres, absent }) => (absent ? [] : [sqlRun(postgres, data)]));
  const outcomes = [...(await runner.run(present, seed))];
  return asked.map(({ postgres, absent }) => absent ?? concluded(postgres, outcomes.shift(), report));
}

/** What is said when the learner's file, or the one that leads back, is not there. */
function absence(postgres: PostgresRun, data: SubmissionData): Criterion | undefined {
  const path = [postgres.query, postgres.down].find((one) => one !== undefined && textOf(one, data) === undefined);
  if (path === undefined) return undefined;
  const file = data.files.find((candidate) => candidate.path === path);
  const changed = data.changed.flatMap((one) => (one.status === 'removed' ? [] : [one.path]));
  const near = nearMiss([path], changed);
  const found = file
    ? `; it is there, but ${whyWithoutText(file)}`
    : near === undefined
      ? ''
      : `; ${code(near)} comes close, but ${whatDiffers([path], near)}`;
  return { ...sqlHead(postgres), state: 'absent', detail: `looked for ${code(path)}${found}`, findings: [] };
}

/** A byte-order mark is skipped, as psql does; a blank in its place keeps every position. */
const textOf = (path: string, { files }: SubmissionData): string | undefined =>
  files.find((file) => file.path === path)?.text?.replace(/^\uFEFF/, ' ');

function concluded(
  postgres: PostgresRun,
  outcome: QueryOutcome | undefined,
  report: (failure: CheckFailure) => void,
): Criterion {
  const head = sqlHead(postgres);
  if (outcome?.kind === 'equal') {
    const where = { path: postgres.query, line: 1 };
    return { ...head, state: 'met', detail: metDetail(outcome), where, findings: [] };
  }
  if (outcome === undefined || outcome.kind === 'broken') {
    report({ check: 'run/postgres', path: postgres.query, error: outcome?.message ?? 'no outcome' });
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

function sqlRun(postgres: PostgresRun, data: SubmissionData): SqlRun {
  const { schema, seed, expect, ordered = false, days = [], show = '', between = '' } = postgres;
  const query = { path: postgres.query, text: textOf(postgres.query, data) ?? '' };
  const all = { schema, seed, expect, query };
  switch (postgres.kind) {
    case 'query':
      return { ...all, kind: 'query', ordered };
    case 'migration':
      return { ...all, kind: 'migration' };
    case 'twice':
      return { ...all, kind: 'twice', days, show, between };
    case 'statements':
      return { ...all, kind: 'statements', down: textOf(postgres.down ?? '', data) };
  }
}

/** Neither the number of rows nor the seed: they change with each push, and the summary would be edited for that. */
const metDetail = ({ changed }: Extract<QueryOutcome, { kind: 'equal' }>): string =>
  changed ? `${code(changed.before)} became ${code(changed.after)}` : 'on data made for this review';
