import type { PGlite } from '@electric-sql/pglite';
import { createSnapshot, restore, volatileFunctions } from './database.ts';
import { runMigration } from './migration.ts';
import type { Job, QueryOutcome, Reply, Request } from './protocol.ts';
import { runQueries } from './query.ts';
import { runStatements } from './statements.ts';
import { runTwice } from './twice.ts';

// The process in which learners' statements run. It has no environment, an empty folder, and leave to read only its own
// code; it answers one job and is killed.

let ready: { readonly database: PGlite; readonly volatile: ReadonlySet<string> } | undefined;

async function* answer(request: Request): AsyncGenerator<Reply> {
  switch (request.kind) {
    case 'snapshot':
      await createSnapshot(request.path);
      return yield { kind: 'ready' };
    case 'restore': {
      const database = await restore(request.path);
      ready = { database, volatile: await volatileFunctions(database) };
      return yield { kind: 'ready' };
    }
    default:
      for await (const outcome of run(request)) yield { kind: 'outcome', outcome };
  }
}

async function* run(job: Job): AsyncGenerator<QueryOutcome> {
  if (!ready) throw new Error('asked before it was ready');
  const { database, volatile } = ready;
  switch (job.kind) {
    case 'query':
      return yield* runQueries(database, job, volatile, tell);
    case 'migration':
      return yield runMigration(database, job, volatile, tell);
    case 'twice':
      return yield runTwice(database, job, volatile, tell);
    case 'statements':
      return yield runStatements(database, job, volatile, tell);
  }
}

/** Resolves when the message has left: what comes next may block this process for good. */
const tell = (reply: Reply): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(reply, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

process.on('disconnect', () => process.exit());
process.on('message', async (request: Request) => {
  try {
    for await (const reply of answer(request)) await tell(reply);
  } catch (error) {
    await tell({ kind: 'outcome', outcome: { kind: 'broken', message: String(error) } }).catch(() => process.exit(1));
  }
});
