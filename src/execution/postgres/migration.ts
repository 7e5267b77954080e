import type { PGlite } from '@electric-sql/pglite';
import type { Range } from '../../review/range.ts';
import { giveAway, load } from './database.ts';
import { Place } from './place.ts';
import type { MigrationJob, Plan, QueryOutcome, Reply } from './protocol.ts';
import { admitScript, runScript } from './script.ts';

const allowed = new Set(
  'IndexStmt DropStmt CreateStatsStmt AlterTableStmt VacuumStmt CommentStmt TransactionStmt RenameStmt'.split(' '),
);

/**
 * The run kind `migration`: the plans of the given queries before and after it. The first query has to stop reading the
 * whole of its largest table, and each index that is new has to be of use to one of them.
 */
export async function runMigration(
  database: PGlite,
  job: MigrationJob,
  volatile: ReadonlySet<string>,
  tell: (reply: Reply) => Promise<void>,
): Promise<QueryOutcome> {
  await load(database, job);
  await giveAway(database);
  const queries = admitScript(new Place(job.expect), new Set(), new Set(['SelectStmt']));
  if (queries.kind !== 'script') throw new Error(`the given queries cannot be read: ${JSON.stringify(queries)}`);
  const texts = queries.statements.map(({ text }) => text);
  const before = await plansOf(database, texts);
  const slow = largestScan(before[0] ?? []);
  if (!slow) throw new Error('the slow query reads no table from beginning to end');
  const old = new Set(await indexesOf(database));

  await tell({ kind: 'learner' });
  const place = new Place(job.text);
  const script = admitScript(place, volatile, allowed);
  if (script.kind !== 'script') return script;
  const [first] = script.statements;
  await tell({ kind: 'running', at: first?.at ?? place.start() });
  const made = new Map<string, Range>();
  const failed = await runScript(database, script, place, job.limits.megabytes, async ({ at }) => {
    for (const name of await indexesOf(database)) if (!old.has(name) && !made.has(name)) made.set(name, at);
  });
  if (failed) return failed;
  const left = new Set(await indexesOf(database));
  for (const name of made.keys()) if (!left.has(name)) made.delete(name);
  await database.exec('ANALYZE');
  const after = await plansOf(database, texts);
  return verdict(slow, after, made, place.start()) ?? changed(slow, after, job);
}

type Scan = { readonly node: string; readonly relation: string; readonly index: string; readonly cost: number };

function verdict(
  slow: Scan,
  after: readonly (readonly Scan[])[],
  made: ReadonlyMap<string, Range>,
  start: Range,
): Plan | undefined {
  const [line = start] = made.values();
  const plan = (reason: Plan['reason'], what: string, at: Range): Plan => ({ kind: 'plan', reason, what, at });
  if (made.size === 0) return plan('no-index', describe(slow), start);
  if (isWhole(after, slow)) return plan('unchanged', describe(slow), line);
  const used = new Set(after.flat().map(({ index }) => index));
  const [unused] = [...made].filter(([name]) => !used.has(name));
  return unused && plan('unused', unused[0], unused[1]);
}

const isWhole = ([first = []]: readonly (readonly Scan[])[], { relation }: Scan): boolean =>
  first.some((scan) => scan.relation === relation && scan.node === 'Seq Scan');

function changed(slow: Scan, after: readonly (readonly Scan[])[], job: MigrationJob): QueryOutcome {
  const now = after[0]?.find(({ relation }) => relation === slow.relation);
  const plans = { before: describe(slow), after: now ? describe(now) : 'no scan at all' };
  return { kind: 'equal', rows: 0, seed: job.seedNumber, changed: plans };
}

const describe = ({ node, relation, index }: Scan): string => `${node}${index && ` using ${index}`} on ${relation}`;

const largestScan = (scans: readonly Scan[]): Scan | undefined =>
  scans.filter(({ node }) => node === 'Seq Scan').toSorted((a, b) => b.cost - a.cost)[0];

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Total Cost': number;
  readonly Plans?: readonly PlanNode[];
};

/** The nodes of each plan that read a table or an index, outermost first. */
async function plansOf(database: PGlite, queries: readonly string[]): Promise<readonly (readonly Scan[])[]> {
  const plans: (readonly Scan[])[] = [];
  for (const query of queries) {
    const { rows } = await database.query<{ readonly 'QUERY PLAN': string }>(`EXPLAIN (FORMAT JSON) ${query}`);
    const [{ Plan: root }] = JSON.parse(rows[0]?.['QUERY PLAN'] ?? '[]') as [{ readonly Plan: PlanNode }];
    plans.push(scansOf(root));
  }
  return plans;
}

const scansOf = (node: PlanNode): readonly Scan[] => [
  ...(node['Relation Name'] !== undefined || node['Index Name'] !== undefined
    ? [
        {
          node: node['Node Type'],
          relation: node['Relation Name'] ?? '',
          index: node['Index Name'] ?? '',
          cost: node['Total Cost'],
        },
      ]
    : []),
  ...(node.Plans ?? []).flatMap(scansOf),
];

async function indexesOf(database: PGlite): Promise<readonly string[]> {
  const { rows } = await database.query<{ readonly name: string }>(
    `SELECT relname AS name FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
     WHERE relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_') ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
