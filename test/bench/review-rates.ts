import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { ServerConfig } from '../../src/main.ts';
import { type Clone, type Person, personAt, until } from '../../src/playground/person.ts';
import { openStage } from '../../src/playground/stage.ts';
import { freshDatabase } from '../database.ts';
import { drained } from './queue-of.ts';
import { type Served, serve } from './served.ts';

const learners = 12;
/** Pull requests of each, reviewed one after the other. */
const pullsEach = 3;
const fleets = [1, 2, 4] as const;
const attempt = join(import.meta.dirname, '../../templates/containers/docker-image/attempts/works-on-my-machine');

/**
 * Reviews a second on PostgreSQL with one, two and four workers: webhooks wait in the inbox until all workers are up, and
 * the time is taken until nothing is left to do. The playground, the database and the workers share this machine.
 */
export async function reviewRates(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stagecoach-rates-'));
  const database = await freshDatabase();
  const client = new Client({ connectionString: database?.url });
  let settings: ServerConfig | undefined;
  let front: Served | undefined;
  const stage = await openStage(folder, {
    databaseUrl: database?.url,
    start: async (config) => {
      // More than GitHub's limits would let pass.
      settings = { ...config, unlimited: true };
      front = await serve({ ...settings, workers: 0 });
      return front;
    },
  });
  try {
    if (!settings || !front) throw new Error('the server did not start');
    await client.connect();
    const begun = await serve(settings, 'worker');
    const clones = await enrolled(stage.playground, folder);
    await drained(front.port);
    await begun.close();
    let alone = Number.NaN;
    for (const workers of fleets) {
      for (const { person, clone } of clones) await handIn(person, clone, workers);
      await stage.playground.idle();
      const rate = (learners * pullsEach) / (await secondsToReview(settings, front, client, workers));
      if (workers === 1) alone = rate;
      const efficiency = rate / (workers * alone);
      console.log(
        `${workers} ${workers === 1 ? 'worker' : 'workers'}: ${rate.toFixed(1)} reviews/s, efficiency ${(100 * efficiency).toFixed(0)} % (${availableParallelism()} cores for workers, database and playground)`,
      );
    }
  } finally {
    await client.end();
    await stage.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Enrolled = { readonly person: Person; readonly clone: Clone };

async function enrolled(playground: Awaited<ReturnType<typeof openStage>>['playground'], folder: string) {
  const clones: Enrolled[] = [];
  for (let index = 0; index < learners; index += 1) {
    const login = `learner${index}`;
    const person = personAt(playground.url, login, playground.addUser(login).token);
    await playground.addRepository(`${login}/data-path`, { files: { 'README.md': '# Path\n' } });
    playground.install('stagecoach', login, [`${login}/data-path`]);
    const clone = await person.clone(`${login}/data-path`, join(folder, login));
    await until(`the issues of ${login}`, async () => (await person.list(`/repos/${login}/data-path/issues`))[0], 120);
    clones.push({ person, clone });
  }
  return clones;
}

async function handIn({ login, api }: Person, clone: Clone, round: number): Promise<void> {
  for (let number = 0; number < pullsEach; number += 1) {
    const branch = `docker-image-${round}-${number}`;
    await clone.branch(branch);
    await clone.copy(attempt);
    await clone.write('NOTES.md', `${branch}\n`);
    await clone.push('Add a Dockerfile');
    await api('POST', `/repos/${login}/data-path/pulls`, { title: branch, head: branch, base: 'main' });
  }
}

async function secondsToReview(settings: ServerConfig, front: Served, client: Client, count: number): Promise<number> {
  const waiting = "name in ('inbox', 'work') and state < 'active'";
  await client.query(`update pgboss.job set start_after = now() + interval '1 hour' where ${waiting}`);
  const workers = await Promise.all(Array.from({ length: count }, () => serve(settings, 'worker')));
  const { rows } = await client.query(
    `update pgboss.job set start_after = now() where ${waiting} returning now() as at`,
  );
  await drained(front.port);
  const ended = await client.query(
    `select max(completed_on) as at from pgboss.job where name = 'work' and data->>'kind' = 'pull'`,
  );
  await Promise.all(workers.map((worker) => worker.close()));
  return (ended.rows[0].at.getTime() - rows[0].at.getTime()) / 1000;
}
