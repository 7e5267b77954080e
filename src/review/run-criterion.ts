import type { TaskRun } from '../curriculum/curriculum.ts';
import type { DifferenceTable, PostgresRunner, QueryOutcome } from '../execution/postgres.ts';
import { code, count, plain } from './render/markdown.ts';
import type { SubmissionData } from './submission.ts';
import { whyWithoutText } from './submitted-file.ts';
import type { Criterion, Finding } from './verdict.ts';

/**
 * Runs the learner's query and says what came of it.
 * @param report is told why the sandbox could not judge it: for the operator, never for the learner
 */
export async function runCriterion(
  runner: PostgresRunner,
  { postgres }: TaskRun,
  data: SubmissionData,
  seed: number,
  report: (error: string) => void = () => {},
): Promise<Criterion> {
  const path = postgres.query;
  const head = {
    id: `run/postgres:${path}`,
    level: 'must',
    title: `Return the right rows from ${code(path)}`,
    expects: `${code(path)} returns the right rows`,
  } as const;
  const file = data.files.find((candidate) => candidate.path === path);
  const text = file?.text;
  if (text === undefined) {
    const detail = `looked for ${code(path)}${file ? `; it is there, but ${whyWithoutText(file)}` : ''}`;
    return { ...head, state: 'absent', detail, findings: [] };
  }
  const { schema, seed: seedSql, expect, ordered } = postgres;
  const outcome = await runner.run({ schema, seed: seedSql, query: { path, text }, expect, ordered }, seed);
  if (outcome.kind === 'equal')
    return {
      ...head,
      state: 'met',
      // Neither the number of rows nor the seed: they change with each push, and the summary would be edited for that.
      detail: 'on data made for this review',
      where: { path, line: 1 },
      findings: [],
    };
  if (outcome.kind === 'broken') {
    report(outcome.message);
    return { ...head, state: 'error', detail: 'the SQL sandbox stopped', findings: [] };
  }
  const finding: Finding = {
    check: 'run/postgres',
    level: 'must',
    path,
    message: outcome.kind === 'different' ? outcome.reason : outcome.kind,
    range: outcome.at,
    ...saying(outcome),
  };
  return { ...head, state: 'unmet', where: { path, line: finding.range.start.line }, findings: [finding] };
}

type Failure = Exclude<QueryOutcome, { kind: 'equal' } | { kind: 'broken' }>;
type Of<K extends Failure['kind']> = Extract<Failure, { kind: K }>;
type Said = Pick<Finding, 'title' | 'text' | 'table'>;

function saying(outcome: Failure): Said {
  switch (outcome.kind) {
    case 'different':
      return different(outcome);
    case 'refused':
      return refused(outcome);
    case 'failed':
      return failed(outcome);
    case 'timed-out':
      return {
        title: 'Make the query end',
        text: `It was stopped after ${outcome.seconds} s; the reference needs a fraction of a second on the same data. Look for a join without a condition, or a recursion without an end.`,
      };
    case 'too-big':
      return tooBig(outcome);
  }
}

function different({ reason, differing, total, seed, table }: Of<'different'>): Said {
  const rows = `${differing} of ${count(total, 'row')} ${differing === 1 ? 'differs' : 'differ'} (data seed ${seed}).`;
  const said = {
    names: {
      title: 'Name the columns as the task asks, in its order',
      text: 'Whoever reads this result by name or by position would get something else.',
    },
    types: {
      title: 'Return the types that the task asks for',
      text: 'The names are right, but a column is of another type, so whoever computes with it breaks.',
    },
    order: {
      title: 'Order the rows as the task asks, down to the last tie',
      text: `The rows are right, but not their order. What an \`ORDER BY\` leaves open, the database decides anew each time. ${rows}`,
    },
    rows: {
      title: 'Look again at which rows and values come out',
      text: `On data made anew for this review, the result is not the right one. ${rows}`,
    },
  }[reason];
  return { ...said, table: markdownTable(table) };
}

function refused({ reason, what }: Of<'refused'>): Said {
  const found = code(what);
  const oneQuery = 'Hand in one query';
  const readOnly = 'Hand in a query that only reads';
  return {
    empty: { title: oneQuery, text: 'There is no statement in this file, only comments or nothing at all.' },
    several: {
      title: oneQuery,
      text: `A second statement begins here with ${found}. This file is run as one query: keep the one that answers the task.`,
    },
    statement: { title: readOnly, text: `This is ${found}, which was not run. Begin with \`SELECT\` or \`WITH\`.` },
    writes: {
      title: readOnly,
      text: `${found} changes or locks what is stored, so it was not run. \`SELECT\` is all that is needed.`,
    },
    volatile: {
      title: 'Return the same for the same data',
      text: `${found} gives another value each time it is called, so nobody can rely on the result, and it was not run.`,
    },
    unsafe: {
      title: readOnly,
      text: `${found} does more than compute from what is stored, so it was not run. Leave it out.`,
    },
    parameter: { title: 'Write the value out', text: `${found} is a parameter, and nobody fills it in.` },
    'meta-command': {
      title: 'Leave out what only psql knows',
      text: `${found} is a command of the program \`psql\`, not SQL: the database never gets to see it.`,
    },
    nested: { title: 'Nest less deeply', text: 'This is nested so deeply that Postgres itself gives up reading it.' },
  }[reason];
}

function failed({ message, hint, dialect }: Of<'failed'>): Said {
  const words = `Postgres stopped here: ${code(message)}.`;
  if (dialect)
    return {
      title: 'Write it for Postgres',
      text: `${words} That looks like ${dialect.name}; Postgres has ${dialect.instead}.`,
    };
  return { title: 'Make the query run', text: hint ? `${words} Its hint: ${code(hint)}` : words };
}

function tooBig({ reason, limit }: Of<'too-big'>): Said {
  const look = 'Look for a join without a condition, or a recursion without an end.';
  return {
    text: { title: 'Hand in a shorter file', text: `It has more than ${number(limit)} characters and was not run.` },
    rows: { title: 'Return fewer rows', text: `It returns more than ${number(limit)} rows. ${look}` },
    bytes: { title: 'Return less', text: `It returns more than ${number(limit / 1e6)} MB. ${look}` },
    memory: {
      title: 'Make the query need less memory',
      text: `It was stopped when it had taken all the memory that it may have (${number(limit)} MB). ${look}`,
    },
  }[reason];
}

const number = (value: number): string => value.toLocaleString('en-GB');

/** Cells and names are learner data. */
function markdownTable({ columns, rows }: DifferenceTable): string {
  const sided = rows.some(({ side }) => side !== undefined);
  const name = ({ name, of }: DifferenceTable['columns'][number]): string =>
    name === '' ? (of ?? '') : [...(of ? [{ expected: 'expected', yours: 'your' }[of]] : []), code(name)].join(' ');
  const cell = (value: string | null): string =>
    value === null ? 'NULL' : plain(value) === '' ? '' : code(plain(value).slice(0, 60));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line([...(sided ? [''] : []), ...columns.map(name)]),
    line([...(sided ? ['---'] : []), ...columns.map(() => '---')]),
    ...rows.map(({ side = '', cells }) => line([...(sided ? [side] : []), ...cells.map(cell)])),
  ].join('\n');
}
