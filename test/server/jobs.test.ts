import { describe, expect, it } from 'vitest';
import type { LearnerState } from '../../src/coach/learner.ts';
import { handleDelivery } from '../../src/server/inbox.ts';
import { putOptions, type Work } from '../../src/server/jobs.ts';
import { learner, repository } from '../coach/world.ts';

const pull = (number: number, asked = false): Work => ({ kind: 'pull', repository, number, asked });
const comment = {
  kind: 'comment',
  repository,
  id: 900,
  on: 'issue-comment',
  number: 3,
  isPull: false,
  body: '/coach hint',
  author: 'ada',
} as const;

describe('jobs', () => {
  it('of one pull request are one', () => {
    expect(putOptions(pull(12)).key).toBe(putOptions(pull(12)).key);
    expect(putOptions(pull(12)).key).not.toBe(putOptions(pull(13)).key);
  });

  it('that somebody asked for are not lost in one that nobody did', () => {
    expect(putOptions(pull(12, true)).key).not.toBe(putOptions(pull(12)).key);
  });

  it('of two comments are two', () => {
    expect(putOptions({ kind: 'comment', event: comment }).key).not.toBe(
      putOptions({ kind: 'comment', event: { ...comment, id: 901 } }).key,
    );
  });

  it('that somebody waits for go before onboarding', () => {
    const priority = (work: Work) => putOptions(work).priority ?? 0;
    expect(priority(pull(12))).toBeGreaterThan(priority({ kind: 'start', repository }));
    expect(priority({ kind: 'comment', event: comment })).toBeGreaterThan(priority({ kind: 'reconcile' }));
  });
});

describe('a delivery', () => {
  /** What a delivery is turned into, by a store that knows one repository and one pull request. */
  async function worksOf(
    name: string,
    payload: object,
    status: LearnerState['status'] = 'active',
  ): Promise<readonly Work[]> {
    const put: Work[] = [];
    const observed: number[] = [];
    const state = { ...learner(), status };
    const store = {
      observe: async (_: number, seen: { number: number }) => void observed.push(seen.number),
      pullsAt: async (_: number, head: string) => (head === 'known' ? [12, 13] : []),
      repositories: async () => [77],
      read: async () => ({ state, version: 1, slots: new Map(), pending: [] }),
    };
    const queue = { put: async (_: string, work: Work) => void put.push(work) };
    const envelope = {
      installation: { id: 5 },
      repository: { ...repository, owner: { login: 'ada', type: 'User' }, default_branch: 'main' },
    };
    await handleDelivery(
      { name, payload: { ...envelope, ...payload } },
      { store: store as never, queue: queue as never, appId: 1000 },
    );
    return put;
  }

  const account = { id: 5, account: { login: 'ada', type: 'User' } };
  const short = { id: 77, name: 'practice', full_name: 'ada/practice', private: false };

  it('starts in repositories that were chosen, not in all of an account but where it was before', async () => {
    const installed = (repository_selection: string, status?: LearnerState['status']) =>
      worksOf(
        'installation',
        { action: 'created', installation: { ...account, repository_selection }, repositories: [short] },
        status,
      );
    expect(await installed('selected')).toEqual([{ kind: 'start', repository }]);
    expect(await installed('all')).toEqual([]);
    expect(await installed('all', 'removed')).toEqual([{ kind: 'start', repository }]);
  });

  it('wakes what is known when an installation is no longer suspended', async () => {
    expect(
      await worksOf('installation', { action: 'unsuspend', installation: { ...account, repository_selection: 'all' } }),
    ).toEqual([{ kind: 'start', repository }]);
  });

  it('stops every repository of an installation that ended', async () => {
    expect(
      await worksOf('installation', { action: 'deleted', installation: { ...account, repository_selection: 'all' } }),
    ).toEqual([{ kind: 'stop', repository: 77, installation: 5 }]);
  });

  it('of CI is about the pull requests whose stored head it names, as GitHub names none of a fork', async () => {
    const ended = (sha: string) => worksOf('status', { sha, state: 'success' });
    expect(await ended('known')).toEqual([pull(12), pull(13)]);
    expect(await ended('unknown')).toEqual([]);
  });

  it('about our own check asks for a review', async () => {
    expect(
      await worksOf('check_run', { action: 'rerequested', check_run: { head_sha: 'known', app: { id: 1000 } } }),
    ).toEqual([pull(12, true), pull(13, true)]);
  });

  it('that means nothing becomes nothing', async () => {
    expect(await worksOf('star', { action: 'created' })).toEqual([]);
  });
});
