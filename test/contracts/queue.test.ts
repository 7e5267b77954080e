import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/adapters/postgres/database.ts';
import { createQueue } from '../../src/adapters/postgres/queue.ts';
import { type Job, type Queue, RetryLater } from '../../src/ports/queue.ts';
import { engines, newDatabase } from './database.ts';

describe.each(engines)('the queue on %s', (_, engine) => {
  let database: Database;
  let queue: Queue;
  let other: Queue;
  let reopen: () => Promise<Database>;
  const stops: (() => Promise<void>)[] = [];
  const times = { poll: 0.5, heartbeat: 10, supervise: 1 };

  beforeAll(async () => {
    const open = await newDatabase(engine);
    reopen = open;
    database = await open();
    queue = await createQueue(database, { times, report: () => undefined });
    // An embedded database has one process, so there the two are one.
    other = engine === 'server' ? await createQueue(await open(), { times, report: () => undefined }) : queue;
  });

  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await sql`delete from pgboss.job where name in ('inbox', 'work')`.execute(database.connection);
  });

  afterAll(async () => {
    await queue.close();
    if (other !== queue) await other.close();
  });

  /** Runs jobs until the test ends. */
  const work = async (handler: (job: Job) => Promise<void>, concurrency = 1, by = queue) => {
    stops.push(await by.work('work', concurrency, handler));
  };
  const until = (condition: () => unknown) =>
    vi.waitFor(async () => expect(await condition()).toBeTruthy(), { timeout: 10_000, interval: 20 });
  /** What was put off is due at once, without waiting for it. */
  const hurry = () =>
    sql`update pgboss.job set start_after = now() where state < 'active'`.execute(database.connection);

  it('runs what was put, with its data as it was', async () => {
    const seen: unknown[] = [];
    await work(async (job) => void seen.push(job.data, job.attempt));
    await queue.put('work', { text: 'a \ud83d\ude00', list: [1, { two: 2 }] });
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ text: 'a 😀', list: [1, { two: 2 }] }, 1]);
  });

  it('takes text that the database could not hold', async () => {
    expect(await queue.put('work', { text: 'none \0, half \ud800' })).toBe('stored');
  });

  it('keeps waiting work until somebody works', async () => {
    await queue.put('work', { n: 1 });
    expect(await other.depth('work')).toEqual({ waiting: 1, active: 0, failed: 0 });
    expect(await other.depth('inbox')).toEqual({ waiting: 0, active: 0, failed: 0 });
  });

  it('knows which ids were put, whatever became of them', async () => {
    const [waiting, done, never] = [randomUUID(), randomUUID(), randomUUID()];
    const seen: string[] = [];
    await queue.put('work', { n: 1 }, { id: waiting, delaySeconds: 3600 });
    await queue.put('work', { n: 2 }, { id: done });
    await work(async ({ id }) => void seen.push(id));
    await until(() => seen.includes(done));
    expect(await other.known('work', [waiting, done, never])).toEqual(new Set([waiting, done]));
    expect(await other.known('inbox', [waiting])).toEqual(new Set());
  });

  describe('a key', () => {
    it('has one waiting job', async () => {
      expect(await queue.put('work', { n: 1 }, { key: 'k' })).toBe('stored');
      expect(await other.put('work', { n: 2 }, { key: 'k' })).toBe('duplicate');
      expect(await other.put('work', { n: 3 }, { key: 'another' })).toBe('stored');
      expect((await queue.depth('work')).waiting).toBe(2);
    });

    it('may have one running and one waiting, which runs after that one', async () => {
      const gate = Promise.withResolvers<void>();
      let [running, most] = [0, 0];
      const done: unknown[] = [];
      await work(async (job) => {
        running += 1;
        most = Math.max(most, running);
        if (done.length === 0) await gate.promise;
        done.push((job.data as { n: number }).n);
        running -= 1;
      }, 3);
      await queue.put('work', { n: 1 }, { key: 'k' });
      await until(() => running === 1);
      expect(await queue.put('work', { n: 2 }, { key: 'k' })).toBe('stored');
      expect(await queue.put('work', { n: 3 }, { key: 'k' })).toBe('duplicate');
      expect(await queue.depth('work')).toMatchObject({ waiting: 1, active: 1 });
      gate.resolve();
      await until(() => done.length === 2);
      expect([done, most]).toEqual([[1, 2], 1]);
    });

    it('is not put off by what is wanted later, and hastened by what is wanted now', async () => {
      const seen: number[] = [];
      await queue.put('work', { n: 1 }, { key: 'k', delaySeconds: 3600 });
      await work(async (job) => void seen.push((job.data as { n: number }).n));
      expect(await queue.put('work', { n: 2 }, { key: 'k' })).toBe('duplicate');
      await until(() => seen.length === 1);
      expect(seen).toEqual([1]);
    });
  });

  describe('an id', () => {
    it('is put once, also when it was done', async () => {
      const id = randomUUID();
      let runs = 0;
      await work(async () => {
        runs += 1;
      });
      expect(await queue.put('work', { n: 1 }, { id })).toBe('stored');
      await until(() => runs === 1);
      await until(async () => (await queue.depth('work')).active === 0);
      expect(await other.put('work', { n: 1 }, { id })).toBe('duplicate');
      expect((await queue.depth('work')).waiting).toBe(0);
    });

    it('runs again when it is put again after it failed', async () => {
      const id = randomUUID();
      await fail(id);
      expect(await queue.failed()).toMatchObject([{ id, queue: 'work', data: { n: 1 }, error: 'oops' }]);
      expect(await queue.put('work', { n: 1 }, { id })).toBe('stored');
      expect(await queue.failed()).toEqual([]);
      expect((await queue.depth('work')).waiting).toBe(1);
    });
  });

  /** Puts a job that fails each time until it is given up. @returns its attempts */
  async function fail(id: string): Promise<readonly number[]> {
    const attempts: number[] = [];
    const stop = await queue.work('work', 1, async (job) => {
      attempts.push(job.attempt);
      throw new Error('oops');
    });
    await queue.put('work', { n: 1 }, { id });
    await until(async () => {
      await hurry();
      return (await queue.depth('work')).failed === 1;
    });
    await stop();
    return attempts;
  }

  describe('a job that fails', () => {
    it('is tried five times again, then it is kept among the failed', async () => {
      expect(await fail(randomUUID())).toEqual([1, 2, 3, 4, 5, 6]);
    });

    it('runs again as if it were new when it is asked for', async () => {
      const id = randomUUID();
      await fail(id);
      const attempts: number[] = [];
      await work(async (job) => void attempts.push(job.attempt));
      expect(await other.retry(id)).toBe(true);
      await until(() => attempts.length > 0);
      expect(attempts).toEqual([1]);
      expect(await other.retry(id)).toBe(false);
      expect(await other.retry('no uuid')).toBe(false);
    });

    it('makes way for a newer one of its key, which reads the same state', async () => {
      const gate = Promise.withResolvers<void>();
      const seen: number[] = [];
      await work(async (job) => {
        const { n } = job.data as { n: number };
        seen.push(n);
        if (n !== 1) return;
        await gate.promise;
        throw new Error('oops');
      });
      await queue.put('work', { n: 1 }, { key: 'k' });
      await until(() => seen.length === 1);
      await queue.put('work', { n: 2 }, { key: 'k' });
      gate.resolve();
      await until(async () => seen.length === 2 && (await queue.depth('work')).active === 0);
      expect([seen, await queue.depth('work')]).toEqual([[1, 2], { waiting: 0, active: 0, failed: 0 }]);
    });
  });

  describe('a job that asks for later', () => {
    it('runs again as often as it asks, and none of it counts as a failure', async () => {
      const attempts: number[] = [];
      await work(async (job) => {
        attempts.push(job.attempt);
        if (attempts.length < 7) throw new RetryLater(3600);
      });
      await queue.put('work', { n: 1 });
      await until(async () => {
        await hurry();
        return attempts.length === 7;
      });
      expect(new Set(attempts)).toEqual(new Set([1]));
      expect(await queue.failed()).toEqual([]);
    });

    it('and does not say when waits longer each time', async () => {
      const pauses: number[] = [];
      const pause = async () => {
        const { rows } = await sql<{
          seconds: number;
        }>`select extract(epoch from start_after - started_on)::float8 as seconds from pgboss.job
          where name = 'work' and state = 'retry'`.execute(database.connection);
        return rows[0]?.seconds ?? 0;
      };
      let runs = 0;
      await work(async () => {
        runs += 1;
        throw new RetryLater(undefined);
      });
      await queue.put('work', { n: 1 });
      for (let round = 1; round <= 8; round += 1) {
        await until(async () => {
          if (runs < round) await hurry();
          return runs === round && (await queue.depth('work')).active === 0;
        });
        pauses.push(await pause());
      }
      expect(pauses.slice(0, 7)).toEqual(pauses.slice(0, 7).toSorted((a, b) => a - b));
      expect(pauses.map((seconds) => Math.round(seconds / 10))).toEqual([0, 0, 0, 1, 2, 3, 6, 6]);
    });

    it('and fails then is tried again within a minute, however often it had asked', async () => {
      let runs = 0;
      await work(async () => {
        runs += 1;
        if (runs <= 10) throw new RetryLater(0);
        throw new Error('This is a bug of ours.');
      });
      await queue.put('work', { n: 1 });
      await until(async () => {
        if (runs <= 10) await hurry();
        return runs === 11 && (await queue.depth('work')).active === 0;
      });
      const { rows } = await sql<{
        soon: boolean;
      }>`select start_after <= now() + interval '1 minute' as soon from pgboss.job where name = 'work'`.execute(
        database.connection,
      );
      expect(rows).toEqual([{ soon: true }]);
    });

    it('waits until then', async () => {
      let runs = 0;
      await work(async () => {
        runs += 1;
        throw new RetryLater(3600);
      });
      await queue.put('work', { n: 1 }, { key: 'k' });
      await until(async () => runs === 1 && (await queue.depth('work')).active === 0);
      const { rows } = await sql<{
        later: boolean;
      }>`select start_after > now() + interval '59 minutes' as later from pgboss.job where name = 'work'`.execute(
        database.connection,
      );
      expect(rows).toEqual([{ later: true }]);
    });
  });

  it('runs the urgent first, whoever works', async () => {
    const seen: number[] = [];
    await queue.put('work', { n: 1 });
    await queue.put('work', { n: 2 }, { priority: 10 });
    await other.put('work', { n: 3 }, { priority: 5 });
    await work(async (job) => void seen.push((job.data as { n: number }).n), 1, other);
    await until(() => seen.length === 3);
    expect(seen).toEqual([2, 3, 1]);
  });

  it('runs the jobs of a group in order and one at a time, in whatever process, and others beside it', async () => {
    const gate = Promise.withResolvers<void>();
    let [running, most] = [0, 0];
    const seen: (number | string)[] = [];
    const take = async ({ data }: Job) => {
      const { n } = data as { n: number | string };
      if (typeof n === 'number') most = Math.max(most, ++running);
      if (n === 0) await gate.promise;
      seen.push(n);
      if (typeof n === 'number') running -= 1;
    };
    for (let n = 0; n < 10; n += 1) await (n % 2 ? queue : other).put('work', { n }, { group: 'noisy' });
    await queue.put('work', { n: 'another' }, { group: 'quiet' });
    await work(take, 3);
    await work(take, 3, other);
    await until(() => seen.includes('another'));
    expect(seen).toEqual(['another']);
    gate.resolve();
    await until(() => seen.length === 11);
    expect([seen.slice(1), most]).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1]);
  });

  it('takes the job of another group at once when somebody else was quicker with this one', async () => {
    if (engine === 'embedded') return; // Claims come one after another.
    const patient = await createQueue(await reopen(), { times: { ...times, poll: 60 }, report: () => undefined });
    const seen: unknown[] = [];
    for (const group of ['noisy', 'noisy', 'quiet']) await queue.put('work', { group }, { group });
    await database.connection.transaction().execute(async (somebodyElse) => {
      await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() where id =
        (select id from pgboss.job where name = 'work' order by created_on limit 1)`.execute(somebodyElse);
      stops.push(await patient.work('work', 1, async ({ data }) => void seen.push(data)));
      await until(async () => {
        const { rows } = await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(database.connection);
        return rows.length > 0;
      });
    });
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ group: 'quiet' }]);
    stops.push(() => patient.close());
  });

  it('tells how much waits at each priority and for how long, without what was put off', async () => {
    await queue.put('work', { n: 1 }, { priority: 10 });
    await queue.put('work', { n: 2 }, { priority: 10 });
    await queue.put('inbox', { n: 3 });
    await queue.put('work', { n: 4 }, { delaySeconds: 3600 });
    await sql`update pgboss.job set created_on = now() - interval '1 minute', start_after = now() - interval '1 minute'
      where data->>'n' = '1'`.execute(database.connection);
    const seconds = (least: number) => expect.toSatisfy((age: number) => age >= least && age < least + 50);
    expect((await other.backlog()).toSorted((a, b) => b.priority - a.priority)).toEqual([
      { queue: 'work', priority: 10, waiting: 2, oldestSeconds: seconds(60) },
      { queue: 'inbox', priority: 0, waiting: 1, oldestSeconds: seconds(0) },
    ]);
  });

  it('leaves what is delayed', async () => {
    await queue.put('work', { n: 1 }, { delaySeconds: 3600 });
    const seen: number[] = [];
    await work(async (job) => void seen.push((job.data as { n: number }).n));
    await queue.put('work', { n: 2 });
    await until(() => seen.length > 0);
    expect([seen, (await queue.depth('work')).waiting]).toEqual([[2], 1]);
  });

  it('has one schedule a name', async () => {
    await queue.schedule('nightly', '17 3 * * *', 'inbox', { n: 1 });
    await queue.schedule('nightly', '18 3 * * *', 'work', { n: 2 });
    const { rows } = await sql<{ name: string; cron: string }>`select name, cron from pgboss.schedule`.execute(
      database.connection,
    );
    expect(rows).toEqual([{ name: 'work', cron: '18 3 * * *' }]);
  });

  it('waits for what is under way when it is stopped', async () => {
    const gate = Promise.withResolvers<void>();
    let [begun, ended] = [false, false];
    const stop = await queue.work('work', 1, async () => {
      begun = true;
      await gate.promise;
      ended = true;
    });
    await queue.put('work', { n: 1 });
    await until(() => begun);
    const stopped = stop();
    gate.resolve();
    await stopped;
    expect(ended).toBe(true);
  });

  it('gives a job back that does not end in time when it is stopped, for others to run', async () => {
    if (engine === 'embedded') return; // There are no others.
    const leaving = await createQueue(await reopen(), { times: { ...times, grace: 0.1 }, report: () => undefined });
    const never = Promise.withResolvers<void>();
    let begun = false;
    const stop = await leaving.work('work', 1, () => {
      begun = true;
      return never.promise;
    });
    await queue.put('work', { n: 1 }, { group: 'g' });
    await until(() => begun);
    await stop();
    await leaving.close();
    const attempts: number[] = [];
    await work(async (job) => void attempts.push(job.attempt));
    await until(() => attempts.length === 1);
    expect(attempts).toEqual([2]);
    never.resolve();
  });

  it('gives each job to one of two processes', async () => {
    const seen: number[] = [];
    const take = async (job: Job) => void seen.push((job.data as { n: number }).n);
    await work(take, 2);
    await work(take, 2, other);
    for (let n = 0; n < 20; n += 1) await (n % 2 ? queue : other).put('work', { n });
    await until(() => seen.length >= 20);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_n, n) => n));
  });
});
