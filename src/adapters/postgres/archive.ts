import { sql, type Transaction } from 'kysely';
import type { PullRequest } from '../../ports/forge.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Database } from './database.ts';
import type { ExportLine } from './export-lines.ts';
import { canonicalJson, type TrustedKeys } from './ledger.ts';
import type { LedgerKey } from './ledger-key.ts';
import type { Tables } from './schema.ts';

/** How many lines a repository's ledger was told to have. */
export async function ledgerLines({ connection }: Database, repository: number): Promise<number> {
  const row = await connection
    .selectFrom('learners')
    .select('ledger_lines')
    .where('repository', '=', repository)
    .executeTakeFirst();
  return row?.ledger_lines ?? 0;
}

/** Public keys that have signed here, and the present one. */
export async function trustedKeys({ connection }: Database, { id, publicKey }: LedgerKey): Promise<TrustedKeys> {
  const rows = await connection.selectFrom('ledger_keys').select(['id', 'public_key']).execute();
  return new Map([...rows.map((row) => [row.id, row.public_key] as const), [id, publicKey]]);
}

type Of<K extends ExportLine['kind']> = Extract<ExportLine, { readonly kind: K }>;

/**
 * Everything that is kept, repository by repository. Reviews are left out: they are worked again when they are needed.
 * Nothing may be at work meanwhile.
 */
export async function* exported(database: Database, program: string, at: Date): AsyncGenerator<ExportLine> {
  const { connection } = database;
  yield { kind: 'stagecoach-export', version: 1, exportedAt: at.toISOString(), program };
  for (const { key, value } of await connection.selectFrom('settings').select(['key', 'value']).execute())
    yield { kind: 'setting', key, value };
  for (const { id, public_key, first_used_at } of await connection.selectFrom('ledger_keys').selectAll().execute())
    yield { kind: 'ledger-key', id, publicKey: public_key, firstUsedAt: first_used_at.toISOString() };
  const known = connection.selectFrom('learners').select('repository');
  const ids = await known.union(connection.selectFrom('pulls').select('repository')).orderBy('repository').execute();
  for (const { repository } of ids) yield* repositoryLines(database, repository);
  yield* jobLines(database);
}

async function* repositoryLines({ connection }: Database, repository: number): AsyncGenerator<ExportLine> {
  const learners = connection.selectFrom('learners').selectAll().where('repository', '=', repository);
  for (const { installation, version, state, ...row } of await learners.execute())
    yield {
      kind: 'learner',
      repository,
      installation,
      version,
      ledgerLines: row.ledger_lines,
      updatedAt: row.updated_at.toISOString(),
      state,
    };
  const slots = connection.selectFrom('slots').selectAll().where('repository', '=', repository);
  for (const row of await slots.execute()) yield { kind: 'slot', ...row };
  const outbox = connection.selectFrom('outbox').selectAll().where('repository', '=', repository).orderBy('id');
  for (const { effect, attempts } of await outbox.where('abandoned_at', 'is', null).execute())
    yield { kind: 'effect', repository, effect, attempts };
  const pulls = connection.selectFrom('pulls').selectAll().where('repository', '=', repository);
  for (const { number, snapshot } of await pulls.execute())
    if (snapshot) yield { kind: 'pull', repository, number, snapshot };
  const ledger = connection.selectFrom('ledger').selectAll().where('repository', '=', repository).orderBy('sequence');
  for (const { entry, ...row } of await ledger.execute()) yield { kind: 'ledger', ...row, entry: { ...entry } };
}

async function* jobLines({ connection }: Database): AsyncGenerator<ExportLine> {
  const { rows } = await sql<Omit<Of<'job'>, 'kind'>>`select name as queue, id::text as id, singleton_key as key,
      group_id as "group", priority, data from pgboss.job
    where name in ('inbox', 'work') and state in ('created', 'retry', 'active', 'failed') order by created_on
  `.execute(connection);
  for (const row of rows) yield { kind: 'job', ...row };
}

/** The database that is to be filled holds progress already. */
export class DatabaseNotEmpty extends Error {
  constructor() {
    super('The database holds progress already: import into an empty one.');
    this.name = 'DatabaseNotEmpty';
  }
}

/**
 * Fills an empty database with an export, all of it or nothing; what waited to be done is put last.
 * @returns how many lines of each kind
 * @throws DatabaseNotEmpty
 */
export async function imported(
  database: Database,
  queue: Queue,
  lines: AsyncIterable<ExportLine>,
): Promise<ReadonlyMap<ExportLine['kind'], number>> {
  const counts = new Map<ExportLine['kind'], number>();
  const jobs: Of<'job'>[] = [];
  await database.connection.transaction().execute(async (transaction) => {
    const [some] = await transaction.selectFrom('learners').select('repository').limit(1).execute();
    if (some) throw new DatabaseNotEmpty();
    for await (const line of lines) {
      counts.set(line.kind, (counts.get(line.kind) ?? 0) + 1);
      if (line.kind === 'job') jobs.push(line);
      else await store(transaction, line);
    }
  });
  for (const { queue: name, id, key, group, priority, data } of jobs)
    await queue.put(name, data, {
      ...(id !== null && { id }),
      ...(key !== null && { key }),
      ...(group !== null && { group }),
      priority,
    });
  return counts;
}

async function store(to: Transaction<Tables>, line: Exclude<ExportLine, { readonly kind: 'job' }>): Promise<void> {
  switch (line.kind) {
    case 'stagecoach-export':
      return;
    case 'setting': {
      const row = { value: JSON.stringify(line.value), kept_at: new Date(0) };
      const insert = to.insertInto('settings').values({ key: line.key, ...row });
      return void (await insert.onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute());
    }
    case 'ledger-key': {
      const row = { id: line.id, public_key: line.publicKey, first_used_at: new Date(line.firstUsedAt) };
      const insert = to.insertInto('ledger_keys').values(row);
      return void (await insert.onConflict((conflict) => conflict.doNothing()).execute());
    }
    case 'learner':
      return void (await sql`insert into learners
        (repository, installation, version, state, updated_at, ledger_lines) values
        (${line.repository}, ${line.installation}, ${line.version}, ${JSON.stringify(line.state)},
          ${line.updatedAt}, ${line.ledgerLines})`.execute(to));
    case 'slot': {
      const { kind: _, ...row } = line;
      return void (await to.insertInto('slots').values(row).execute());
    }
    case 'effect':
      return void (await sql`insert into outbox (repository, effect, attempts)
        values (${line.repository}, ${JSON.stringify(line.effect)}, ${line.attempts})`.execute(to));
    case 'pull': {
      const { head, updatedAt } = line.snapshot as unknown as PullRequest;
      const row = { head: head.sha, updated_at: updatedAt, snapshot: JSON.stringify(line.snapshot) };
      return void (await to
        .insertInto('pulls')
        .values({ repository: line.repository, number: line.number, ...row })
        .execute());
    }
    case 'ledger': {
      const { kind: _, entry, ...row } = line;
      return void (await to
        .insertInto('ledger')
        .values({ ...row, entry: canonicalJson(entry) })
        .execute());
    }
  }
}

/** What was removed, by table. */
export type Removed = Readonly<Record<string, number>>;

/**
 * Erases everything that is kept about a repository, its ledger and what waits to be done for it included. The only way
 * in which lines leave the ledger: the trigger lets a transaction delete those of the one repository that it names.
 */
export async function forgetRepository({ connection }: Database, repository: number): Promise<Removed> {
  return connection.transaction().execute(async (transaction) => {
    await sql`select set_config('stagecoach.removing', ${String(repository)}, true)`.execute(transaction);
    const removed: Record<string, number> = {};
    for (const table of ['outbox', 'slots', 'pulls', 'ledger', 'learners', 'budget_line'] as const) {
      const { numDeletedRows } = await transaction
        .deleteFrom(table)
        .where('repository', '=', repository)
        .executeTakeFirst();
      removed[table] = Number(numDeletedRows);
    }
    const jobs = await sql`delete from pgboss.job where group_id = ${String(repository)}
      or data->'payload'->'repository'->>'id' = ${String(repository)}`.execute(transaction);
    return { ...removed, jobs: Number(jobs.numAffectedRows ?? 0) };
  });
}
