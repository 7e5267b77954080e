import { describe, expect, it, vi } from 'vitest';
import { ForgeError } from '../../src/ports/forge.ts';
import { RetryLater } from '../../src/ports/queue.ts';
import { head } from '../coach/world.ts';
import { comment, done, learner, onGit, pulled, start, store, world } from './coach-world.ts';

describe('what GitHub refuses', () => {
  it('is tried again later when it passes by itself, without being decided twice', async () => {
    world.refuse = ({ kind }) =>
      kind === 'issue' ? new ForgeError('rate-limited', 'slow down', { retryAfterSeconds: 7 }) : undefined;
    await expect(start()).rejects.toMatchObject({ seconds: 7 });
    await expect(start()).rejects.toBeInstanceOf(RetryLater);
    const { pending } = await store.read(world.repository.id);
    expect(pending.map(({ effect }) => effect.slot)).toEqual(['task:git', 'task:shell', 'task:sql', 'journey']);
    expect(world.unsure).toEqual(['task:git']);
    world.refuse = () => undefined;
    await start();
    expect(done()).toEqual([
      'milestone milestone:basics',
      'issue task:git',
      'issue task:shell',
      'issue task:sql',
      'issue journey',
    ]);
  });

  it('is tried again when tokens are refused though the App is installed', async () => {
    await start();
    done();
    world.refuse = () => new ForgeError('forbidden', 'Bad credentials', { status: 401 });
    await expect(pulled(onGit())).rejects.toBeInstanceOf(RetryLater);
    world.refuse = () => undefined;
    await pulled(onGit());
    expect(done()).toContain('comment summary:12');
  });

  it('because issues are switched off is said in the check run and the log, until they are on again', async () => {
    world.refuse = ({ kind }) =>
      kind === 'issue' || kind === 'milestone'
        ? new ForgeError('issues-disabled', 'Issues are disabled', { status: 410 })
        : undefined;
    world.found.hasIssues = false;
    await start();
    expect((await learner())?.status).toBe('no-issues');
    expect(world.warnings).toContain('an effect cannot be done');
    await pulled(onGit());
    expect(world.done[0]).toMatchObject({
      kind: 'check-run',
      summary: expect.stringContaining('Issues are switched off in this repository'),
    });
    done();
    world.refuse = () => undefined;
    world.found.hasIssues = true;
    await pulled(onGit());
    expect((await learner())?.status).toBe('active');
    expect(world.put).toEqual([expect.objectContaining({ kind: 'start' })]);
    await start();
    expect(done()).toEqual(expect.arrayContaining(['issue task:git', 'issue journey']));
  });

  it('for one post that is gone does not end the rest', async () => {
    world.refuse = ({ slot }) =>
      slot === 'task:shell' ? new ForgeError('gone', 'Not Found', { status: 404 }) : undefined;
    await start();
    expect(done()).toEqual(['milestone milestone:basics', 'issue task:git', 'issue task:sql', 'issue journey']);
    expect((await learner())?.status).toBe('active');
  });

  it('because the repository is gone ends the work there, until it is back', async () => {
    await start();
    done();
    world.gone = true;
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    await pulled(onGit());
    expect((await learner())?.status).toBe('removed');
    [world.gone, world.unreadable] = [false, undefined];
    await start();
    expect((await learner())?.status).toBe('active');
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: false });
  });

  it('for a commit alone leaves the repository as it is', async () => {
    await start();
    world.unreadable = new ForgeError('gone', 'Not Found', { status: 404 });
    await expect(pulled(onGit())).rejects.toMatchObject({ kind: 'gone' });
    expect((await learner())?.status).toBe('active');
  });
});

describe('a refusal or a crash in the middle', () => {
  const off = new ForgeError('unavailable', 'GitHub answered 502', { status: 502 });

  it('loses no review that was asked for', async () => {
    await start();
    await pulled(onGit());
    const ask = comment('/coach review', { isPull: true, number: 12 });
    world.put.length = 0;
    world.refuse = () => off;
    await expect(world.run(ask)).rejects.toBeInstanceOf(RetryLater);
    world.refuse = () => undefined;
    await world.run(ask);
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: true });
  });

  it('loses no pull request that came before the start', async () => {
    world.pulls = [onGit()];
    world.refuse = () => off;
    await expect(start()).rejects.toBeInstanceOf(RetryLater);
    world.refuse = () => undefined;
    await start();
    expect(world.put).toContainEqual({ kind: 'pull', repository: world.repository, number: 12, asked: false });
  });

  it('loses no issue that was deleted', async () => {
    await start();
    done();
    const { slots } = await store.read(world.repository.id);
    const number = slots.get('task:git')?.id ?? 0;
    const deleted = { kind: 'issue', change: 'deleted', repository: world.repository, number } as const;
    const committing = vi.spyOn(store, 'commit').mockRejectedValueOnce(new Error('the database is away'));
    await expect(world.run({ kind: 'issue', event: deleted })).rejects.toThrow('away');
    committing.mockRestore();
    await world.run({ kind: 'issue', event: deleted });
    expect(done()).toEqual(['issue task:git', 'issue journey']);
  });
});

describe('work that failed for the last time', () => {
  const given = () => ({ kind: 'pull', repository: world.repository, number: 12, asked: false }) as const;

  it('is said in the check run at once, whatever stands before it in the outbox, and replaced by the answer', async () => {
    await start();
    world.refuse = ({ kind }) => (kind === 'review' ? new ForgeError('unavailable', 'broken') : undefined);
    await expect(pulled(onGit())).rejects.toThrow(RetryLater);
    done();
    await world.giveUp(given());
    expect(done()).toEqual([`check-run check:12:${head}`]);
    world.refuse = () => undefined;
    await pulled(onGit());
    expect(world.done.filter(({ kind }) => kind === 'check-run').at(-1)).toMatchObject({
      status: 'completed',
      conclusion: 'action_required',
    });
  });

  it('is nobody’s where nobody learns', async () => {
    await world.giveUp(given());
    await world.giveUp({ kind: 'reconcile' });
    expect([done(), await learner()]).toEqual([[], undefined]);
  });
});
