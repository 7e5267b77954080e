import type { PGlite } from '@electric-sql/pglite';
import { type Admitted, admit } from './admit.ts';
import type { ResultSet } from './cells.ts';
import { type Comparison, compare } from './compare.ts';
import { isPostgresError, load, outOfMemory, positionShift, ResultTooBig, rowsOf } from './database.ts';
import { dialectOf } from './dialect.ts';
import { Place } from './place.ts';
import type { Failed, Query, QueryJob, QueryOutcome, Reply, ResultLimits, TooBig } from './protocol.ts';

/**
 * The run kind `query`: the learner's queries and the reference's on the same data. Everything is done with the reference
 * before the learner's texts are as much as looked at; and as these only read, none can be in the way of another.
 */
export async function* runQueries(
  database: PGlite,
  job: QueryJob,
  volatile: ReadonlySet<string>,
  tell: (reply: Reply) => Promise<void>,
): AsyncGenerator<QueryOutcome> {
  await load(database, job);
  const expected: ResultSet[] = [];
  for (const { expect } of job.queries) expected.push(await rowsOfOurs(database, expect, job.limits));
  for (const [index, query] of job.queries.entries()) {
    await tell({ kind: 'learner' });
    yield runQuery(database, { ...job, ...query }, expected[index] ?? { columns: [], rows: [] }, volatile, tell);
  }
}

type Asked = Query & Pick<QueryJob, 'seedNumber' | 'limits'>;

async function runQuery(
  database: PGlite,
  job: Asked,
  expected: ResultSet,
  volatile: ReadonlySet<string>,
  tell: (reply: Reply) => Promise<void>,
): Promise<QueryOutcome> {
  const place = new Place(job.text);
  const query = admit(place, volatile);
  if (query.kind !== 'admitted') return query;
  await tell({ kind: 'running', at: query.at });
  let yours: ResultSet;
  try {
    yours = await rowsOf(database, query.text, job.limits);
  } catch (error) {
    return failure(error, query, place, job);
  }
  const found = compare(expected, yours, job.ordered);
  if (found.kind === 'equal') return { kind: 'equal', rows: expected.rows.length, seed: job.seedNumber };
  const { column: _, ...difference } = found;
  return { ...difference, seed: job.seedNumber, at: pointAt(found, query, yours) };
}

/**
 * Rows of a query of the task's own.
 * @throws when it is none: that is the author's fault
 */
export async function rowsOfOurs(database: PGlite, text: string, limits: ResultLimits): Promise<ResultSet> {
  const query = admit(new Place(text), new Set());
  if (query.kind !== 'admitted') throw new Error(`the reference is no query: ${JSON.stringify(query)}`);
  return rowsOf(database, query.text, limits);
}

/** The line of the column that is wrong, of the ORDER BY, or where the query begins. */
function pointAt(found: Exclude<Comparison, { kind: 'equal' }>, query: Admitted, yours: ResultSet) {
  if (found.reason === 'order') return query.order ?? query.at;
  const listed = query.columns.length === yours.columns.length;
  const line = listed && found.column !== undefined ? query.columns[found.column] : undefined;
  return line ?? query.at;
}

function failure(error: unknown, query: Admitted, place: Place, { limits }: Asked): Failed | TooBig | QueryOutcome {
  if (error instanceof ResultTooBig)
    return { kind: 'too-big', reason: error.reason, limit: limits[error.reason], at: query.at };
  if (!isPostgresError(error)) throw error;
  if (error.code === outOfMemory) return { kind: 'too-big', reason: 'memory', limit: limits.megabytes, at: query.at };
  const { message, hint } = error;
  const dialect = dialectOf(place.text, message);
  const base = { kind: 'failed' as const, message, ...(hint && { hint }), ...(dialect && { dialect }) };
  const position = Number(error.position) - 1 - positionShift;
  if (!(position >= 0)) return { ...base, at: query.at };
  const before = place.text.indexOf(query.text);
  const inside = new Place(query.text).ofCodePoint(position);
  return { ...base, at: place.word(Math.max(0, before) + inside) };
}
