import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../src/ports/forge.ts';
import { RetryLater } from '../../src/ports/queue.ts';
import { head, type repository as place, pullRequest } from '../coach/world.ts';
import { done, learner, onGit, pulled, start, store, world } from './coach-world.ts';

describe('a repository that is given away', () => {
  it('goes on, though it looked gone for a moment', async () => {
    await start();
    world.gone = true;
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    await pulled(onGit());
    expect((await learner())?.status).toBe('removed');
    world.gone = false;
    world.unreadable = undefined;
    world.put.length = 0;
    const moved = { kind: 'repository', change: 'moved', repository: world.repository } as const;
    await world.run({ kind: 'repository', event: moved });
    expect((await learner())?.status).toBe('active');
    expect(world.put).toEqual([{ kind: 'pull', repository: world.repository, number: 12, asked: false }]);
  });

  it('has what was decided posted from its new installation, by whatever work comes first', async () => {
    await start();
    const before = world.repository;
    world.repository = { ...before, owner: 'otto', installation: 6 } as unknown as typeof place;
    world.pulls = [onGit()];
    await store.observe(before.id, onGit(), 'told');
    done();
    world.put.length = 0;
    await world.run({ kind: 'pull', repository: before, number: 12, asked: false });
    expect(done()).toEqual([]);
    expect(world.put).toEqual([{ kind: 'pull', repository: world.repository, number: 12, asked: false }]);
    const [again] = world.put;
    if (again) await world.run(again);
    expect(done()).toEqual([
      `check-run check:12:${head}`,
      `review review:12:${head}:git:request-changes`,
      'comment summary:12',
    ]);
    expect(await learner()).toMatchObject({ status: 'active', repository: { owner: 'otto', installation: 6 } });
    expect((await store.read(before.id)).pending).toEqual([]);
  });

  it('is not stopped by the installation that lost it', async () => {
    await start();
    const { id } = world.repository;
    await world.run({ kind: 'stop', repository: id, installation: 4 });
    expect((await learner())?.status).toBe('active');
    await world.run({ kind: 'stop', repository: id, installation: 5 });
    expect((await learner())?.status).toBe('removed');
  });

  it('waits while GitHub cannot tell where it is', async () => {
    await start();
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    world.whereabouts = new ForgeError('unavailable', 'GitHub answered 502', { status: 502 });
    await expect(pulled(onGit())).rejects.toBeInstanceOf(RetryLater);
    expect((await learner())?.status).toBe('active');
  });
});

describe('a rename', () => {
  it('loses nothing', async () => {
    await start();
    const renamed = { ...world.repository, name: 'data-path', owner: 'ada-l' };
    await world.run({ kind: 'repository', event: { kind: 'repository', change: 'moved', repository: renamed } });
    expect(await learner()).toMatchObject({
      repository: { name: 'data-path', owner: 'ada-l' },
      tasks: { git: { state: 'open' } },
    });
  });

  it.each([
    ['archived', 'archived'],
    ['deleted', 'removed'],
  ] as const)('is no end, but being %s is', async (change, status) => {
    await start();
    await world.run({ kind: 'repository', event: { kind: 'repository', change, repository: world.repository } });
    expect((await learner())?.status).toBe(status);
  });
});

describe('the nightly look', () => {
  it('finds open pull requests, and merges that were missed', async () => {
    await start();
    await pulled(onGit());
    world.pulls = [
      onGit({ state: 'closed', merged: true, updatedAt: '2026-09-02T00:00:00Z' }),
      pullRequest({ number: 13 }),
    ];
    world.put.length = 0;
    await world.run({ kind: 'reconcile' });
    const mine = world.put.filter(
      (work) =>
        'repository' in work && typeof work.repository === 'object' && work.repository.id === world.repository.id,
    );
    const [look] = mine;
    expect(mine).toEqual([{ kind: 'start', repository: world.repository, look: true }]);
    world.put.length = 0;
    if (look) await world.run(look);
    expect(world.put).toEqual([
      { kind: 'pull', repository: world.repository, number: 13, asked: false },
      { kind: 'pull', repository: world.repository, number: 12, asked: false },
    ]);
    expect((await store.pull(world.repository.id, 12))?.merged).toBe(true);
  });
});
