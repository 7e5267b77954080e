import type { PGlite } from '@electric-sql/pglite';
import type { Range } from '../../review/range.ts';
import { giveAway, isPostgresError, load } from './database.ts';
import { Place } from './place.ts';
import { probePlace } from './probe-place.ts';
import type { Irreversible, Probe, QueryOutcome, Reply, StatementsJob } from './protocol.ts';
import { admitScript, runScript } from './script.ts';

const allowed = new Set(
  (
    'CreateStmt AlterTableStmt CreateSchemaStmt CreateRoleStmt AlterRoleStmt DropRoleStmt GrantStmt GrantRoleStmt ' +
    'AlterDefaultPrivilegesStmt IndexStmt CreateSeqStmt AlterSeqStmt CreateEnumStmt CreateDomainStmt ViewStmt CreatePolicyStmt ' +
    'AlterOwnerStmt DropOwnedStmt ReassignOwnedStmt DropStmt RenameStmt CommentStmt TransactionStmt InsertStmt UpdateStmt DeleteStmt'
  ).split(' '),
);

/**
 * The run kind `statements`: the learner's tables, roles and grants are made, then each given statement is tried and
 * undone. With a way back, the database must be after it what it was before, and the way there must work again.
 */
export async function runStatements(
  database: PGlite,
  job: StatementsJob,
  volatile: ReadonlySet<string>,
  tell: (reply: Reply) => Promise<void>,
): Promise<QueryOutcome> {
  await load(database, job);
  await giveAway(database);
  await database.exec('ALTER ROLE learner CREATEROLE; GRANT CREATE ON DATABASE postgres TO learner');
  // Whoever makes a role may drop what it owns, as a superuser at home may.
  await database.exec("SET createrole_self_grant = 'set, inherit'");
  const probes = readProbes(job.expect);
  const before = await contents(database);
  await tell({ kind: 'learner' });
  const place = new Place(job.text);
  const script = admitScript(place, volatile, allowed);
  if (script.kind !== 'script') return script;
  const at = script.statements[0]?.at ?? place.start();
  await tell({ kind: 'running', at });
  const failed = await runScript(database, script, place, job.limits.megabytes);
  if (failed) return failed;
  for (const probe of probes) {
    const wrong = await tryOut(database, probe, probePlace(script, probe) ?? at);
    if (wrong) return wrong;
  }
  const { down } = job;
  if (down !== undefined) {
    const wrong = await goBack(database, { ...job, down }, volatile, before);
    if (wrong) return wrong;
    const again = await runScript(database, script, place, job.limits.megabytes);
    if (again) return { kind: 'irreversible', reason: 'again', what: messageOf(again), at: again.at };
  }
  return { kind: 'equal', rows: probes.length, seed: job.seedNumber };
}

async function goBack(
  database: PGlite,
  { down, limits }: StatementsJob & { readonly down: string },
  volatile: ReadonlySet<string>,
  before: ReadonlySet<string>,
): Promise<Irreversible | undefined> {
  const place = new Place(down);
  const script = admitScript(place, volatile, allowed);
  const stopped = script.kind === 'script' ? await runScript(database, script, place, limits.megabytes) : script;
  if (stopped) return { kind: 'irreversible', reason: 'failed', what: messageOf(stopped), at: stopped.at };
  const after = await contents(database);
  const left = [...after].filter((one) => !before.has(one)).concat([...before].filter((one) => !after.has(one)));
  const [what] = left;
  return what === undefined ? undefined : { kind: 'irreversible', reason: 'left', what, at: place.start() };
}

const messageOf = (stopped: { readonly kind: string; readonly message?: string; readonly what?: string }): string =>
  stopped.message ?? (stopped.what ? `${stopped.what} is not allowed here` : 'there is nothing in it');

type Rule = Pick<Probe, 'rule' | 'statement' | 'role'> & { readonly wanted: 'allowed' | 'refused' };

/** `-- refused as shop_report: a report changes nothing`, and below it the statement. */
function readProbes(text: string): readonly Rule[] {
  const parts = text.split(/^-- (?=(?:allowed|refused)\b)/m).slice(1);
  return parts.map((part) => {
    const [, wanted, role, rule = ''] = /^(allowed|refused)(?: as (\w+))?: (.+)/.exec(part) ?? [];
    const statement = part.slice(part.indexOf('\n') + 1).trim();
    if (wanted === undefined || statement === '') throw new Error(`a statement to try cannot be read: ${part}`);
    return { wanted: wanted === 'allowed' ? 'allowed' : 'refused', rule, statement, ...(role && { role }) };
  });
}

/** Missing rights, and the constraints: a table that is not there refuses as well, but nobody meant that. */
const isRefusal = (code: string): boolean => code === '42501' || code.startsWith('23');

async function tryOut(
  database: PGlite,
  { wanted, rule, statement, role }: Rule,
  at: Range,
): Promise<Probe | undefined> {
  const found = (reason: Probe['reason'], message?: string): Probe => ({
    kind: 'probe',
    reason,
    rule,
    statement,
    at,
    ...(role && { role }),
    ...(message !== undefined && { message }),
  });
  if (role && !(await roleExists(database, role))) return found('no-role');
  await database.exec('BEGIN');
  try {
    if (role) await database.exec(`SET LOCAL ROLE ${role}`);
    await database.exec(statement);
    await database.exec('SET CONSTRAINTS ALL IMMEDIATE');
    return wanted === 'allowed' ? undefined : found('allowed');
  } catch (error) {
    if (!isPostgresError(error)) throw error;
    if (wanted === 'allowed') return found('refused', error.message);
    return isRefusal(error.code) ? undefined : found('otherwise', error.message);
  } finally {
    await database.exec('ROLLBACK');
  }
}

async function roleExists(database: PGlite, role: string): Promise<boolean> {
  const { rows } = await database.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  return rows.length > 0;
}

/** What the database holds, each thing in words: its tables with their columns and constraints, its indexes and roles. */
async function contents(database: PGlite): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ readonly thing: string }>(`
    WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$')
    SELECT 'schema ' || nspname AS thing FROM own
    UNION ALL SELECT 'role ' || rolname FROM pg_roles WHERE rolname !~ '^pg_'
    UNION ALL
    SELECT CASE relkind WHEN 'r' THEN 'table ' WHEN 'i' THEN 'index ' WHEN 'v' THEN 'view ' ELSE 'relation ' END || relname
    FROM pg_class JOIN own ON own.oid = relnamespace
    UNION ALL
    SELECT format('column %s.%s %s%s', relname, attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' NOT NULL' END)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN own ON own.oid = relnamespace
    WHERE attnum > 0 AND NOT attisdropped AND relkind = 'r'
    UNION ALL
    SELECT format('constraint %s on %s', conname, relname)
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid JOIN own ON own.oid = relnamespace`);
  return new Set(rows.map(({ thing }) => thing));
}
