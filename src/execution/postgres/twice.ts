import type { PGlite } from '@electric-sql/pglite';
import { LineMap, type Range, span } from '../../review/range.ts';
import type { ResultSet } from './cells.ts';
import { compare } from './compare.ts';
import { giveAway, isPostgresError, load, reload } from './database.ts';
import { Place } from './place.ts';
import type { Failed, QueryOutcome, Refused, Reply, TooBig, TwiceJob } from './protocol.ts';
import { rowsOfOurs } from './query.ts';
import { admitScript, runScript, type Script } from './script.ts';

const allowed = new Set(
  'InsertStmt UpdateStmt DeleteStmt MergeStmt TruncateStmt SelectStmt CreateStmt CreateTableAsStmt DropStmt TransactionStmt VacuumStmt'.split(
    ' ',
  ),
);
const changesRows = /^(?:InsertStmt|MergeStmt|UpdateStmt)$/;

type Stopped = Refused | Failed | TooBig;
type Rounds = { readonly first: ResultSet; readonly second: ResultSet };

/**
 * The run kind `twice`: a load runs for each day, and then for each day again. After both rounds the tables must be what
 * the reference leaves of the same data.
 */
export async function runTwice(
  database: PGlite,
  job: TwiceJob,
  volatile: ReadonlySet<string>,
  tell: (reply: Reply) => Promise<void>,
): Promise<QueryOutcome> {
  await load(database, job);
  const right = await rounds(database, job, async (day) => void (await database.exec(filled(job.expect, day))));
  if ('kind' in right) throw new Error(`the reference does not run: ${JSON.stringify(right)}`);
  await reload(database, job);
  await giveAway(database);
  await tell({ kind: 'learner' });
  let at: Range = new Place(job.text).start();
  const yours = await rounds(database, job, async (day) => {
    const place = new Place(filled(job.text, day));
    const script = admitScript(place, volatile, allowed);
    if (script.kind !== 'script') return script;
    at = lineOf(job.text, placeOfRows(script) ?? place.start());
    await tell({ kind: 'running', at });
    return runScript(database, script, place, job.limits.megabytes);
  });
  if ('kind' in yours) return { ...yours, at: lineOf(job.text, yours.at) };
  for (const run of ['first', 'second'] as const) {
    const found = compare(right[run], yours[run], false);
    if (found.kind === 'equal') continue;
    const { column: _, ...difference } = found;
    return { ...difference, run, seed: job.seedNumber, at };
  }
  return { kind: 'equal', rows: right.second.rows.length, seed: job.seedNumber };
}

async function rounds(
  database: PGlite,
  { days, show, between, limits }: TwiceJob,
  runFor: (day: string) => Promise<Stopped | undefined>,
): Promise<Rounds | Stopped> {
  const shown: ResultSet[] = [];
  for (const round of ['first', 'second'] as const) {
    if (round === 'second' && between !== '') {
      const spoilt = await spoiling(() => database.exec(between));
      if ('kind' in spoilt) return spoilt;
    }
    for (const day of days) {
      const stopped = await runFor(day);
      if (stopped) return stopped.kind === 'failed' && round === 'second' ? { ...stopped, run: 'second' } : stopped;
    }
    const rows = await spoiling(() => rowsOfOurs(database, show, limits));
    if ('kind' in rows) return rows;
    shown.push(rows);
  }
  const [first, second] = shown;
  if (!first || !second) throw new Error('two rounds give two results');
  return { first, second };
}

/** What fails of the task's own after a load has run, such as a table that it dropped, is the load's doing. */
async function spoiling<T extends object>(work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    if (!isPostgresError(error)) throw error;
    return { kind: 'failed', message: error.message, at: span(1, 1, 1) };
  }
}

/** psql's variable `day`, quoted or not, as `-v day=2026-06-01` fills it in. */
const filled = (text: string, day: string): string =>
  text.replaceAll(/(?<!:):'day'/g, `'${day}'`).replaceAll(/(?<!:):day\b/g, day);

const placeOfRows = ({ statements }: Script): Range | undefined =>
  (statements.find(({ node }) => changesRows.test(node)) ?? statements[0])?.at;

/** The whole line as the learner wrote it: what was filled in has moved the columns behind it. */
const lineOf = (text: string, { start }: Range): Range => new LineMap(text).lineRange(start.line);
