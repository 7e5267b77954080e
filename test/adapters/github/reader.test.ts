import { describe, expect, it } from 'vitest';
import { api, forge, github, head, repo, withoutNetwork } from './github.ts';

withoutNetwork();

const page = { per_page: 100, page: 1 };
const run = (name: string, conclusion: string | null, more: object = {}) => ({
  name,
  status: conclusion === null ? 'in_progress' : 'completed',
  conclusion,
  html_url: 'https://ci',
  app: { id: 1, slug: 'github-actions' },
  ...more,
});
const runs = (...check_runs: readonly object[]) =>
  github()
    .get(`${repo}/commits/${head}/check-runs`)
    .query({ ...page, filter: 'latest' })
    .reply(200, { check_runs });
const statuses = (...found: readonly object[]) =>
  github().get(`${repo}/commits/${head}/status`).query({ per_page: 100 }).reply(200, { statuses: found });
const suites = (...check_suites: readonly object[]) =>
  github().get(`${repo}/commits/${head}/check-suites`).query({ per_page: 100 }).reply(200, { check_suites });

const states = async () => {
  const ci = await forge().ci(head);
  return ci === 'unknown' ? [] : ci.map(({ name, state, conclusion }) => `${name} ${state} ${conclusion}`);
};

describe('CI of a commit', () => {
  it('is its check runs, in one call, and ours is none of them', async () => {
    runs(run('test', 'success'), run('stagecoach', 'action_required', { app: { id: 1000, slug: 'stagecoach' } }));
    expect(await states()).toEqual(['test success success']);
  });

  it.each(['failure', 'cancelled', 'skipped', 'neutral', 'stale', 'timed_out', 'startup_failure', 'something_new'])(
    'has not succeeded with %s',
    async (conclusion) => {
      runs(run('test', conclusion));
      expect(await states()).toEqual([`test failure ${conclusion}`]);
    },
  );

  it('is awaited while it runs or must be approved', async () => {
    runs(run('test', null), run('fork', 'action_required'));
    expect(await states()).toEqual(['test pending in_progress', 'fork action-required action_required']);
  });

  it('is the statuses, where there is no check run', async () => {
    runs();
    statuses(
      { context: 'jenkins', state: 'success' },
      { context: 'lint', state: 'error' },
      { context: 'slow', state: 'pending' },
    );
    expect(await states()).toEqual(['jenkins success success', 'lint failure error', 'slow pending pending']);
  });

  it('is a workflow that waits for approval, where there is nothing else', async () => {
    runs();
    statuses();
    suites(
      { status: 'completed', conclusion: 'action_required', app: { id: 1, slug: 'github-actions' } },
      { status: 'queued', conclusion: null, app: { id: 2, slug: 'some-app' } },
      { status: 'queued', conclusion: null, app: { id: 1000, slug: 'stagecoach' } },
    );
    expect(await states()).toEqual(['github-actions action-required action_required']);
  });

  it('is nothing, where there is none', async () => {
    runs();
    statuses();
    suites();
    expect(await states()).toEqual([]);
  });
});

describe('a pull request', () => {
  const answer = {
    number: 12,
    title: 'Work',
    body: null,
    state: 'open',
    draft: true,
    merge_commit_sha: 'f'.repeat(40),
    user: null,
    labels: [{ name: 'git' }],
    head: { ref: 'work', sha: head, repo: null },
    base: { ref: 'main', sha: 'b'.repeat(40), repo: { default_branch: 'main' } },
    updated_at: '2026-09-01T11:00:00Z',
  };

  it('may be of a deleted account and a deleted fork, and an open one has no merge', async () => {
    github().get(`${repo}/pulls/12`).reply(200, answer);
    const pull = await forge().pull(12);
    expect(pull).toMatchObject({
      body: '',
      draft: true,
      merged: false,
      author: { login: 'ghost', bot: false },
      labels: ['git'],
    });
    expect(pull).not.toHaveProperty('mergeCommit');
    expect(pull?.head).not.toHaveProperty('repository');
  });

  it('that was merged has the commit of the merge', async () => {
    github()
      .get(`${repo}/pulls/12`)
      .reply(200, { ...answer, state: 'closed', merged_at: '2026-09-01T12:00:00Z' });
    expect(await forge().pull(12)).toMatchObject({ merged: true, mergeCommit: 'f'.repeat(40) });
  });

  it('may not be there', async () => {
    github().get(`${repo}/pulls/12`).reply(404, {});
    expect(await forge().pull(12)).toBeUndefined();
  });

  it('of a shape that GitHub does not document is tried again', async () => {
    github()
      .get(`${repo}/pulls/12`)
      .reply(200, { ...answer, labels: null });
    await expect(forge().pull(12)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('a person', () => {
  it.each(['admin', 'write', 'read', 'none'] as const)('may have the permission %s', async (permission) => {
    github().get(`${repo}/collaborators/ada/permission`).reply(200, { permission });
    expect(await forge().permission('ada')).toBe(permission);
  });

  it('whom GitHub does not know has none', async () => {
    github().get(`${repo}/collaborators/ghost/permission`).reply(404, {});
    expect(await forge().permission('ghost')).toBe('none');
  });
});

describe('a file', () => {
  const contents = `${repo}/contents/.github%2Fstagecoach.yml`;
  const file = () => forge().file('.github/stagecoach.yml');
  const base64 = (bytes: Buffer | string) => ({
    type: 'file',
    encoding: 'base64',
    content: Buffer.from(bytes).toString('base64'),
  });

  it('is its text', async () => {
    github().get(contents).reply(200, base64('drafts: true\n'));
    expect(await file()).toBe('drafts: true\n');
  });

  it.each([
    ['nothing', 404, {}],
    ['a folder', 200, []],
    ['a link', 200, { type: 'symlink' }],
  ])('that is %s is none', async (_, status, body) => {
    github().get(contents).reply(status, body);
    expect(await file()).toBeUndefined();
  });

  it.each([
    ['too large', { type: 'file', encoding: 'none', content: '' }],
    ['no text', base64(Buffer.from([0xff, 0xfe, 0x00]))],
  ])('that is %s cannot be read', async (_, body) => {
    github().get(contents).reply(200, body);
    await expect(file()).rejects.toMatchObject({ kind: 'rejected' });
  });
});

describe('a repository', () => {
  const answer = {
    id: 77,
    name: 'practice',
    owner: { login: 'ada', type: 'User' },
    private: true,
    archived: false,
    size: 10,
    has_issues: true,
    default_branch: 'main',
  };

  it('is described', async () => {
    github().get(repo).reply(200, answer);
    expect(await forge().repository()).toEqual({
      ref: { id: 77, owner: 'ada', name: 'practice', ownerType: 'User', installation: 5, private: true },
      archived: false,
      empty: false,
      template: false,
      hasIssues: true,
      defaultBranch: 'main',
    });
  });

  it.each([
    [200, { sha: head }, false],
    [409, { message: 'Git Repository is empty.' }, true],
    [404, {}, true],
    [422, { message: 'No commit found' }, true],
  ])('of size 0 is looked at once more: %i', async (status, body, empty) => {
    github()
      .get(repo)
      .reply(200, { ...answer, size: 0 });
    github().get(`${repo}/commits/heads%2Fmain`).query({ per_page: 1 }).reply(status, body);
    expect((await forge().repository()).empty).toBe(empty);
  });

  it.each([
    ['has', 200, { id: 6, suspended_at: null }, 6],
    ['a suspended one has', 200, { id: 6, suspended_at: '2026-09-01T00:00:00Z' }, undefined],
    ['none has', 404, { message: 'Not Found' }, undefined],
  ])('that was given away leads to the installation that has it: %s', async (_, status, body, expected) => {
    github()
      .get(`${repo}/installation`)
      .reply(301, { message: 'Moved Permanently' }, { location: `${api}/repositories/77/installation` });
    github().get('/repositories/77/installation').reply(status, body);
    expect(await forge().installation()).toBe(expected);
  });

  it('that is not there for us is gone', async () => {
    github().get(repo).reply(404, {});
    await expect(forge().repository()).rejects.toMatchObject({ kind: 'gone' });
  });
});
