import type { PostgresRun } from '../curriculum/schema.ts';
import type { DifferenceTable, QueryOutcome } from '../execution/postgres.ts';
import { cell, code, count, plain } from './render/markdown.ts';
import type { Finding } from './verdict.ts';

type Failure = Exclude<QueryOutcome, { kind: 'equal' } | { kind: 'broken' }>;
type Of<K extends Failure['kind']> = Extract<Failure, { kind: K }>;
type Said = Pick<Finding, 'title' | 'text' | 'table'>;

/** What a learner is told of a run that did not end well: what was seen, why it matters, the next step. */
export function saying(outcome: Failure, kind: PostgresRun['kind']): Said {
  switch (outcome.kind) {
    case 'different':
      return outcome.run === undefined ? different(outcome) : differentLoad(outcome, outcome.run);
    case 'refused':
      return kind === 'query' ? refused(outcome) : refusedScript(outcome, kind);
    case 'failed':
      return outcome.run === undefined ? failed(outcome, kind) : failedAgain(outcome);
    case 'timed-out':
      return {
        title: kind === 'query' ? 'Make the query end' : 'Make the statements end',
        text: `It was stopped after ${outcome.seconds} s; the reference needs a fraction of a second on the same data. Look for a join without a condition, or a recursion without an end.`,
      };
    case 'too-big':
      return tooBig(outcome);
    case 'plan':
      return plan(outcome);
    case 'probe':
      return probe(outcome);
    case 'irreversible':
      return irreversible(outcome);
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

function differentLoad({ reason, differing, total, seed, table }: Of<'different'>, run: 'first' | 'second'): Said {
  const rows = `${differing} of ${count(total, 'row')} ${differing === 1 ? 'differs' : 'differ'} (data seed ${seed}).`;
  const about = reason === 'rows' ? rows : 'Its columns are not those that were given.';
  const said = {
    first: {
      title: 'Look again at what the load leaves in the table',
      text: `Each day was loaded once, on data made anew for this review, and the table does not hold what it should. ${about}`,
    },
    second: {
      title: 'Let the second run leave the same rows as the first',
      text: `Each day was loaded once, which was right, and then again, which was not. A run that is repeated must replace what it wrote before. ${about}`,
    },
  }[run];
  return { ...said, table: markdownTable(table) };
}

function failedAgain({ message }: Of<'failed'>): Said {
  return {
    title: 'Let the load run a second time',
    text: `The first run went well; the second one stopped here: ${code(message)}. A scheduler repeats a run whenever it failed halfway, so the load has to find its own rows there.`,
  };
}

/** What each kind of run has a use for. */
const uses = {
  migration: 'statements that make or drop indexes and statistics',
  twice: 'statements that read and change rows, and tables of its own',
  statements: 'statements that make tables, constraints, roles and grants',
} as const;

function refusedScript(outcome: Of<'refused'>, kind: keyof typeof uses): Said {
  const { reason, what } = outcome;
  if (reason === 'empty')
    return {
      title: 'Hand in the statements',
      text: 'There is no statement in this file, only comments or nothing at all.',
    };
  if (reason === 'statement')
    return {
      title: 'Keep to what the task needs',
      text: `This is ${what === '' ? 'a statement that' : `${code(what)}, which`} was not run. This file may hold ${uses[kind]}.`,
    };
  if (reason === 'unsafe')
    return {
      title: 'Keep to what the task needs',
      text: `${code(what)} does more than compute from what is stored, so nothing was run. Leave it out.`,
    };
  return refused(outcome);
}

function plan({ reason, what }: Of<'plan'>): Said {
  return {
    'no-index': {
      title: 'Create an index for the slow query',
      text: `After the migration there is no new index, and the plan still begins with ${code(what)}. Look which column the slow query searches by.`,
    },
    unchanged: {
      title: 'Make an index that the slow query can use',
      text: `Before the migration the slow query read the table with ${code(what)}, and after it still does. Compare the columns and expressions of the index with what stands in its \`WHERE\`.`,
    },
    unused: {
      title: 'Leave out the index that no query uses',
      text: `No plan of the given queries has ${code(what)} in it. Each write pays for every index, so one that nobody reads only costs.`,
    },
  }[reason];
}

function probe({ reason, rule, statement, role, message }: Of<'probe'>): Said {
  const tried = `${code(statement.replace(/;$/, ''))}${role === undefined ? '' : ` as ${code(role)}`}`;
  const words = message === undefined ? '' : `: ${code(message)}`;
  const said = plain(rule.charAt(0).toUpperCase() + rule.slice(1));
  return {
    allowed: {
      title: 'Let the database refuse this',
      text: `${said}: ${tried} was tried, and it went through.`,
    },
    refused: {
      title: 'Let the database allow this',
      text: `${said}: ${tried} was tried, and it was refused${words}.`,
    },
    otherwise: {
      title: 'Let the database refuse this for the right reason',
      text: `${said}: ${tried} was tried, and stopped for another reason${words}.`,
    },
    'no-role': {
      title: 'Create the role that the task names',
      text: `${said}: there is no role ${code(role ?? '')} as which to try it.`,
    },
  }[reason];
}

function irreversible({ reason, what }: Of<'irreversible'>): Said {
  return {
    failed: {
      title: 'Make the way back run',
      text: `It stopped here: ${code(what)}. On the night when it is needed, nobody has the time to mend it.`,
    },
    left: {
      title: 'Let the way back undo all of it',
      text: `After going there and back, the database is not what it was: ${code(what)} is there and was not, or was and is not.`,
    },
    again: {
      title: 'Let the migration run again after the way back',
      text: `The second time it stopped here: ${code(what)}. Something of the first time is still there.`,
    },
  }[reason];
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

function failed({ message, hint, dialect }: Of<'failed'>, kind: PostgresRun['kind']): Said {
  const words = `Postgres stopped here: ${code(message)}.`;
  if (dialect)
    return {
      title: 'Write it for Postgres',
      text: `${words} That looks like ${dialect.name}; Postgres has ${dialect.instead}.`,
    };
  return {
    title: `Make the ${kind === 'query' ? 'query' : 'statements'} run`,
    text: hint ? `${words} Its hint: ${code(hint)}` : words,
  };
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
  // Where names are compared, a side may have no such column.
  const nothing = columns.some(({ name }) => name === '') ? 'none' : 'NULL';
  const shown = (value: string | null): string =>
    value === null ? nothing : plain(value) === '' ? '' : code(plain(value).slice(0, 60));
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [
    line([...(sided ? [''] : []), ...columns.map(name)]),
    line([...(sided ? ['---'] : []), ...columns.map(() => '---')]),
    ...rows.map(({ side = '', cells }) => line([...(sided ? [side] : []), ...cells.map(shown)])),
  ].join('\n');
}
