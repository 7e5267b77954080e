import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetRepository, ledgerLines, trustedKeys } from '../../src/adapters/postgres/archive.ts';
import type { Database } from '../../src/adapters/postgres/database.ts';
import { verifyLedger } from '../../src/adapters/postgres/ledger.ts';
import { ledgerSigner } from '../../src/adapters/postgres/ledger-key.ts';
import { createQueue } from '../../src/adapters/postgres/queue.ts';
import { createStore } from '../../src/adapters/postgres/store.ts';
import type { Effect, LedgerEntry } from '../../src/coach/effects.ts';
import type { Store, StoredLedgerEntry } from '../../src/ports/store.ts';
import { learner, now, repository as place, pullRequest, reviewOf } from '../coach/world.ts';
import { engines, newDatabase } from './database.ts';

const key = 'ledger key';
const signer = ledgerSigner(key);
const keys = new Map([[signer.id, signer.publicKey]]);
const comment = (slot: string, body = 'hello'): Effect => ({ kind: 'comment', slot, on: 1, body });
const entry = (id: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: now.toISOString(),
  kind: 'passed',
  repository: id,
  task: 'git',
  ...more,
});

describe.each(engines)('the store on %s', (_, engine) => {
  let database: Database;
  let store: Store;
  let other: Store;
  let last = 1000;
  /** A repository that nobody has used before. */
  const fresh = (): number => (last += 1);
  const of = (id: number) => learner({ repository: { ...place, id } });
  const committed = async (id: number, effects: readonly Effect[] = [], entries: readonly LedgerEntry[] = []) => {
    const { version } = await store.read(id);
    return store.commit(id, { next: of(id), effects, entries }, version);
  };

  beforeAll(async () => {
    const open = await newDatabase(engine);
    database = await open();
    store = createStore(database, { key, clock: { now: () => now } });
    other = createStore(await open(), { key, clock: { now: () => now } });
  });

  it('answers', async () => {
    await store.ping();
  });

  describe('a learner', () => {
    it('is unknown at first', async () => {
      expect(await store.read(fresh())).toEqual({ state: undefined, version: 0, slots: new Map(), pending: [] });
    });

    it('is read as it was committed, whatever the text', async () => {
      const id = fresh();
      const next = { ...of(id), configProblem: 'half \ud800, none \0, 😀' };
      expect(await store.commit(id, { next, effects: [], entries: [] }, 0)).toBe('ok');
      expect(await other.read(id)).toMatchObject({ state: next, version: 1 });
    });

    it('is changed only from the newest version', async () => {
      const id = fresh();
      await committed(id);
      const late = { next: { ...of(id), status: 'paused' as const }, effects: [comment('late')], entries: [entry(id)] };
      expect(await other.commit(id, late, 0)).toBe('conflict');
      expect(await other.commit(id, late, 2)).toBe('conflict');
      expect(await store.read(id)).toMatchObject({ state: { status: 'active' }, version: 1, pending: [] });
      expect(await store.ledger(id)).toEqual([]);
    });

    it('is committed by one of two that try at once', async () => {
      const id = fresh();
      const tries = [store, other].map((one) => one.commit(id, { next: of(id), effects: [], entries: [] }, 0));
      expect((await Promise.all(tries)).toSorted()).toEqual(['conflict', 'ok']);
    });

    it('is listed, by installation or with all', async () => {
      const id = fresh();
      await store.commit(
        id,
        { next: learner({ repository: { ...place, id, installation: 4711 } }), effects: [], entries: [] },
        0,
      );
      expect(await store.repositories(4711)).toEqual([id]);
      expect(await store.repositories()).toContain(id);
    });
  });

  describe('an effect', () => {
    it('waits in the order in which it was decided', async () => {
      const id = fresh();
      await committed(id, [comment('a'), comment('b')]);
      await committed(id, [comment('c')]);
      expect((await store.read(id)).pending.map(({ effect, attempts }) => [effect.slot, attempts])).toEqual([
        ['a', 0],
        ['b', 0],
        ['c', 0],
      ]);
    });

    it('is known to have been tried', async () => {
      const id = fresh();
      await committed(id, [comment('a')]);
      const [pending] = (await store.read(id)).pending;
      await store.attempting(pending?.id ?? 0);
      expect((await other.read(id)).pending).toMatchObject([{ attempts: 1 }]);
    });

    it('that is done fills its slot and leaves', async () => {
      const id = fresh();
      await committed(id, [comment('a')]);
      const [pending] = (await store.read(id)).pending;
      await store.performed(id, pending?.id ?? 0, 'a', { id: 2 ** 40, hash: 'one' });
      expect(await store.read(id)).toMatchObject({
        pending: [],
        slots: new Map([['a', { id: 2 ** 40, hash: 'one' }]]),
      });
    });

    it('that is reported done again, late, undoes nothing newer', async () => {
      const id = fresh();
      await committed(id, [comment('a'), comment('a', 'newer')]);
      const [first, second] = (await store.read(id)).pending;
      await store.performed(id, first?.id ?? 0, 'a', { id: 1, hash: 'one' });
      await store.performed(id, second?.id ?? 0, 'a', { id: 1, hash: 'two' });
      await other.performed(id, first?.id ?? 0, 'a', { id: 1, hash: 'one' });
      expect((await store.read(id)).slots.get('a')).toEqual({ id: 1, hash: 'two' });
    });

    it('that can never be done leaves too, and fills nothing', async () => {
      const id = fresh();
      await committed(id, [comment('a')]);
      await store.abandoned((await store.read(id)).pending[0]?.id ?? 0, 'rejected: \0');
      expect(await store.read(id)).toMatchObject({ pending: [], slots: new Map() });
    });

    it('may have its slot vacated', async () => {
      const id = fresh();
      await committed(id, [comment('a')]);
      await store.performed(id, (await store.read(id)).pending[0]?.id ?? 0, 'a', { id: 1, hash: 'one' });
      const { version } = await store.read(id);
      await store.commit(id, { next: of(id), effects: [], entries: [], vacated: ['a'] }, version);
      expect((await store.read(id)).slots).toEqual(new Map());
    });

    it('of one repository is not in another', async () => {
      const [one, two] = [fresh(), fresh()];
      await committed(one, [comment('a')]);
      await committed(two);
      const [pending] = (await store.read(one)).pending;
      await store.performed(two, pending?.id ?? 0, 'a', { id: 1, hash: 'x' });
      expect((await store.read(one)).pending).toHaveLength(1);
    });
  });

  describe('a pull request', () => {
    it('is remembered as last seen; an older snapshot changes nothing', async () => {
      const id = fresh();
      const at = (updatedAt: string, sha: string) => pullRequest({ updatedAt, head: { ref: 'work', sha } });
      await store.observe(id, at('2026-09-01T10:00:02Z', 'new'), 'told');
      await other.observe(id, at('2026-09-01T10:00:01Z', 'old'), 'told');
      await other.observe(id, at('2026-09-01T10:00:01Z', 'old'), 'read');
      expect((await store.pull(id, 12))?.head.sha).toBe('new');
      await other.observe(id, at('2026-09-01T10:00:03Z', 'newer'), 'told');
      expect((await store.pull(id, 12))?.head.sha).toBe('newer');
      expect(await store.pull(id, 13)).toBeUndefined();
    });

    it('is forgotten when two states of the same second were told, and stands when it was read', async () => {
      const id = fresh();
      const at = (sha: string) => pullRequest({ updatedAt: '2026-09-01T10:00:02Z', head: { ref: 'work', sha } });
      await store.observe(id, at('one'), 'told');
      await other.observe(id, at('one'), 'told');
      expect((await store.pull(id, 12))?.head.sha).toBe('one');
      await other.observe(id, at('two'), 'told');
      expect(await store.pull(id, 12)).toBeUndefined();
      await other.observe(id, at('one'), 'told');
      expect(await store.pull(id, 12)).toBeUndefined();
      await store.observe(id, at('two'), 'read');
      await store.observe(id, at('three'), 'read');
      expect((await store.pull(id, 12))?.head.sha).toBe('three');
    });

    it('is found by its head', async () => {
      const id = fresh();
      for (const number of [3, 1, 2])
        await store.observe(id, pullRequest({ number, head: { ref: 'work', sha: number === 2 ? 'b' : 'a' } }), 'told');
      expect(await store.pullsAt(id, 'a')).toEqual([1, 3]);
      expect(await store.pullsAt(fresh(), 'a')).toEqual([]);
    });
  });

  it('keeps reviews by their key', async () => {
    const reviewed = { review: reviewOf([]), changed: [] };
    expect(await store.review('k')).toBeUndefined();
    await store.keepReview('k', reviewed);
    await other.keepReview('k', { ...reviewed, review: reviewOf([], { seed: 2 }) });
    expect((await store.review('k'))?.review.seed).toBe(2);
  });

  it('keeps settings, the empty one too', async () => {
    expect(await store.setting('s')).toBeUndefined();
    await store.keepSetting('s', 'a \0 b');
    await store.keepSetting('s', '');
    expect(await other.setting('s')).toBe('');
  });

  describe('the ledger', () => {
    const written = async (count: number): Promise<readonly [number, readonly StoredLedgerEntry[]]> => {
      const id = fresh();
      for (let n = 1; n <= count; n += 1)
        await committed(id, [], [entry(id, { task: `task-${n}`, reason: 'because \0 \ud800' })]);
      return [id, await store.ledger(id)];
    };

    it('is a chain of signed lines without gaps', async () => {
      const [id, lines] = await written(3);
      expect(lines.map(({ sequence, task }) => [sequence, task])).toEqual([
        [1, 'task-1'],
        [2, 'task-2'],
        [3, 'task-3'],
      ]);
      expect(verifyLedger(lines, keys)).toEqual({ ok: true });
      expect(lines[0]?.repository).toBe(id);
    });

    it('takes several lines at once, and orders those of two that write at once', async () => {
      const id = fresh();
      await committed(id, [], [entry(id), entry(id, { task: 'shell' })]);
      await Promise.all(
        [store, other].map((one) =>
          one.exclusive(id, async () => {
            const { version } = await one.read(id);
            await one.commit(id, { next: of(id), effects: [], entries: [entry(id)] }, version);
          }),
        ),
      );
      expect(verifyLedger(await store.ledger(id), keys)).toEqual({ ok: true });
      expect(await store.ledger(id)).toHaveLength(4);
    });

    it('shows a line that was changed, removed, moved, or signed by another', async () => {
      const [, lines] = await written(3);
      const [one, two, three] = lines;
      if (!one || !two || !three) throw new Error('three lines');
      expect(verifyLedger([one, { ...two, task: 'other' }, three], keys)).toEqual({
        ok: false,
        sequence: 2,
        reason: 'its content was changed',
      });
      expect(verifyLedger([one, three], keys)).toEqual({ ok: false, sequence: 2, reason: 'expected line 2, found 3' });
      expect(verifyLedger([two, one, three], keys)).toMatchObject({ ok: false, sequence: 1 });
      expect(verifyLedger([one, { ...three, sequence: 2 }, { ...two, sequence: 3 }], keys)).toMatchObject({
        ok: false,
        sequence: 2,
      });
      const other = ledgerSigner('another key');
      expect(verifyLedger(lines, new Map([[other.id, other.publicKey]]))).toEqual({
        ok: false,
        sequence: 1,
        reason: `it is signed by the key ${signer.id}, which is not trusted here`,
      });
      expect(verifyLedger(lines, new Map([[signer.id, other.publicKey]]))).toEqual({
        ok: false,
        sequence: 1,
        reason: `its signature is not of the key ${signer.id}`,
      });
    });

    it('shows that its newest lines were cut off', async () => {
      const [id, lines] = await written(3);
      expect(await ledgerLines(database, id)).toBe(3);
      expect(verifyLedger(lines.slice(0, 2), keys, await ledgerLines(database, id))).toEqual({
        ok: false,
        sequence: 3,
        reason: 'it is missing: 3 lines were written',
      });
    });

    it('names the keys that signed', async () => {
      await written(1);
      const next = ledgerSigner('the next key');
      expect(await trustedKeys(database, next)).toEqual(new Map([...keys, [next.id, next.publicKey]]));
    });

    it('refuses to be changed or emptied, even by us', async () => {
      const [id] = await written(1);
      await expect(
        sql`update ledger set entry = '{}' where repository = ${id}`.execute(database.connection),
      ).rejects.toThrow('append-only');
      await expect(sql`delete from ledger where repository = ${id}`.execute(database.connection)).rejects.toThrow(
        'append-only',
      );
      await expect(sql`truncate ledger`.execute(database.connection)).rejects.toThrow('append-only');
    });

    it('goes only with everything else of its repository', async () => {
      const [[gone], [kept]] = [await written(1), await written(1)];
      const queue = await createQueue(database);
      expect(await forgetRepository(database, gone)).toMatchObject({ learners: 1, ledger: 1 });
      await queue.close();
      expect([await store.ledger(gone), (await store.read(gone)).version]).toEqual([[], 0]);
      expect(await store.ledger(kept)).toHaveLength(1);
    });
  });

  it.skipIf(engine === 'embedded')('goes on after every connection was cut, and loses no turn for ever', async () => {
    const id = fresh();
    const cut = () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(database.connection);
    await expect(other.exclusive(id, async () => void (await cut()))).rejects.toThrow();
    // The pool learns of a broken connection when it uses it.
    while (
      !(await other.ping().then(
        () => true,
        () => false,
      ))
    );
    for (const one of [other, store]) expect(await one.exclusive(id, async () => committed(id))).toBe('ok');
  });

  describe('work on one repository', () => {
    it('is done by one at a time, in whatever process, others in the meantime', async () => {
      const [id, elsewhere] = [fresh(), fresh()];
      const order: string[] = [];
      const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const first = store.exclusive(id, async () => {
        order.push('first begins');
        begun.resolve();
        await gate.promise;
        order.push('first ends');
      });
      await begun.promise;
      const second = other.exclusive(id, async () => void order.push('second'));
      await other.exclusive(elsewhere, async () => void order.push('elsewhere'));
      gate.resolve();
      await Promise.all([first, second]);
      expect(order.filter((step) => step !== 'elsewhere')).toEqual(['first begins', 'first ends', 'second']);
      expect(order.indexOf('elsewhere')).toBeLessThan(order.indexOf('first ends'));
    });

    it('goes on after work that failed', async () => {
      const id = fresh();
      await expect(
        store.exclusive(id, async () => {
          throw new Error('oops');
        }),
      ).rejects.toThrow('oops');
      expect(await other.exclusive(id, async () => 'next')).toBe('next');
    });
  });
});
