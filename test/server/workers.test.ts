import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/adapters/postgres/database.ts';
import { createQueue } from '../../src/adapters/postgres/queue.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import { type Queue, RetryLater } from '../../src/ports/queue.ts';
import { byRepository, type Delivery, type Work } from '../../src/server/jobs.ts';
import { createLog } from '../../src/server/log.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { startWorkers } from '../../src/server/workers.ts';
import { engines, newDatabase } from '../contracts/database.ts';

describe.each(engines)('workers on %s', (_, engine) => {
  let database: Database;
  let queue: Queue;
  let stop: () => Promise<void> = async () => undefined;
  let lines: Record<string, unknown>[] = [];
  let apologies: Work[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(JSON.parse(line)) });

  beforeAll(async () => {
    database = await (await newDatabase(engine))();
    const times = { poll: 0.5, heartbeat: 10, supervise: 1 };
    queue = byRepository(await createQueue(database, { times, report: () => undefined }));
  });
  beforeEach(() => {
    [lines, apologies] = [[], []];
  });
  afterEach(async () => {
    await stop();
    await sql`delete from pgboss.job where name in ('inbox', 'work')`.execute(database.connection);
  });
  afterAll(() => queue.close());

  const until = (condition: () => unknown) =>
    vi.waitFor(async () => expect(await condition()).toBeTruthy(), { timeout: 20_000, interval: 20 });

  async function begin(coach: (work: Work) => Promise<void>, atOnce = 4): Promise<void> {
    const store = createStore(database, { key: 'key', clock: { now: () => new Date(0) } });
    const apologise = async (work: Work) => void apologies.push(work);
    const visit = (_: unknown, work: () => Promise<void>) => work();
    const parts = { queue, store, coach, apologise, visit, metrics: createMetrics(queue), log, appId: 1 };
    stop = await startWorkers(parts, atOnce);
  }

  let comments = 0;
  const delivery = (repository: number): Delivery => {
    comments += 1;
    return {
      name: 'issue_comment',
      payload: {
        action: 'created',
        installation: { id: 5 },
        repository: { id: repository, name: 'path', private: false, owner: { login: 'ada', type: 'User' } },
        issue: { number: 1 },
        comment: { id: comments, body: '/coach status', user: { id: 1, login: 'ada', type: 'User' } },
      },
    };
  };
  const deliver = async (repository: number): Promise<string> => {
    const id = randomUUID();
    await queue.put('inbox', delivery(repository), { id, group: String(repository) });
    return id;
  };
  const repositoryOf = (work: Work) => ('event' in work ? work.event.repository.id : 0);

  it('serve a repository among the first, however much another one brought before it', async () => {
    for (let count = 0; count < 200; count += 1) await deliver(1);
    await deliver(2);
    const served: number[] = [];
    await begin(async (work) => void served.push(repositoryOf(work)));
    await until(() => served.includes(2));
    expect(served.indexOf(2)).toBeLessThan(10);
  });

  it('let no repository wait for all that another one has waiting, be there but one of them', async () => {
    const put = (id: number, number: number) => {
      const repository = { id } as Extract<Work, { kind: 'start' }>['repository'];
      return queue.put('work', { kind: 'pull', repository, number, asked: false } satisfies Work);
    };
    for (let number = 1; number <= 20; number += 1) await put(1, number);
    await put(2, 21);
    const seen: number[] = [];
    let [running, together] = [0, 0];
    await begin(async (work) => {
      running += 1;
      together = Math.max(together, running);
      if (seen.length === 0) await until(async () => (await queue.depth('work')).active === 2);
      if (work.kind === 'pull') seen.push(work.number);
      running -= 1;
    }, 1);
    await until(() => seen.length === 21);
    expect([seen[1], together]).toEqual([21, 1]);
  });

  it('take the jobs of a repository in order and one at a time, beside those of others', async () => {
    let [running, together] = [0, 0];
    const seen: number[] = [];
    for (let number = 1; number <= 6; number += 1) {
      const repository = { id: 1 } as Extract<Work, { kind: 'start' }>['repository'];
      await queue.put('work', { kind: 'pull', repository, number, asked: false } satisfies Work);
    }
    await begin(async (work) => {
      running += 1;
      together = Math.max(together, running);
      await sql`select 1`.execute(database.connection);
      if (work.kind === 'pull') seen.push(work.number);
      running -= 1;
    });
    await until(() => seen.length === 6);
    expect([seen, together]).toEqual([[1, 2, 3, 4, 5, 6], 1]);
  });

  it('log every line of a job with delivery, repository, job and trace, to the last job that follows', async () => {
    let followed = false;
    await begin(async (work) => {
      log.info({}, `at work: ${work.kind}`);
      if (work.kind === 'comment') await queue.put('work', { kind: 'start', repository: work.event.repository });
      followed ||= work.kind === 'start';
    });
    const id = await deliver(77);
    await until(() => followed);
    const own = lines.filter(({ msg }) => /^at work/.test(String(msg)));
    const from = { trace: id, delivery: id, repository: 77, job: expect.stringMatching(/^[0-9a-f-]{36}$/) };
    expect(own).toMatchObject([
      { msg: 'at work: comment', ...from },
      { msg: 'at work: start', ...from },
    ]);
    expect(own[0]?.job).not.toBe(own[1]?.job);
    expect(lines.filter(({ trace }) => trace === undefined)).toEqual([]);
  });

  it('tell the learner when a job failed for the last time, and not before', async () => {
    const repository = { id: 1 } as Extract<Work, { kind: 'start' }>['repository'];
    let runs = 0;
    await begin(async () => {
      runs += 1;
      if (runs === 1) throw new RetryLater(3600);
      throw new Error('oops');
    });
    await queue.put('work', { kind: 'pull', repository, number: 3, asked: false } satisfies Work);
    await until(async () => {
      await sql`update pgboss.job set start_after = now() where state < 'active'`.execute(database.connection);
      return (await queue.depth('work')).failed === 1;
    });
    expect([runs, apologies]).toMatchObject([7, [{ kind: 'pull', number: 3 }]]);
    expect(lines.filter(({ msg }) => msg === 'a job failed').map(({ last }) => last)).toEqual([
      ...Array(5).fill(false),
      true,
    ]);
  });
});
