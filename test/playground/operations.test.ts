import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/playground/openapi/operations.ts';
import { commented, labelled, react, reviewed } from './conversations.ts';
import { appClient, type Clone, clientOf, createStage, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };

let stage: Stage;
let clone: Clone;
let mona: Octokit;
let hubot: Octokit;
let bot: Octokit;
let app: Octokit;

beforeAll(async () => {
  stage = await createStage({ ci: () => ({ conclusion: 'success' }) });
  hubot = clientOf(stage.playground, stage.playground.addUser('hubot').token);
  stage.playground.addOrganization('school', ['mona'], ['hubot']);
  ({ bot } = stage);
  mona = stage.mona.octokit;
  app = appClient(stage.playground, stage.app);
  clone = await stage.clone();
  await clone.git('switch', '--quiet', '-c', 'feature/x');
  await clone.commit({ 'src/app.py': 'print(1)\n', 'src/b.py': 'print(2)\n', 'logo.png': Buffer.from([0, 1, 2]) });
  await clone.git('push', '--quiet', 'origin', 'feature/x');
});
afterAll(() => stage.close());

describe('every operation that is listed', () => {
  it('about accounts', async () => {
    const { data: me } = await mona.request('GET /user');
    expect(me.login).toBe('mona');
    await bot.request('GET /users/{username}', { username: 'hubot' });
    await bot.request('GET /orgs/{org}', { org: 'school' });
    await mona.request('GET /orgs/{org}/members/{username}', { org: 'school', username: 'hubot' });
    const { data } = await mona.request('GET /orgs/{org}/memberships/{username}', { org: 'school', username: 'mona' });
    expect(data.role).toBe('admin');
    await bot.request('GET /meta');
    await bot.request('GET /versions');
    const { data: limits } = await bot.request('GET /rate_limit');
    expect(limits.resources.core.limit).toBe(5000);
  });

  it('about repositories', async () => {
    const { data: made } = await mona.request('POST /user/repos', { name: 'second', auto_init: true });
    expect(made).toMatchObject({ full_name: 'mona/second', default_branch: 'main' });
    await mona.request('POST /orgs/{org}/repos', { org: 'school', name: 'course', private: true });
    await mona.request('PATCH /repos/{owner}/{repo}', {
      owner: 'mona',
      repo: 'second',
      name: 'third',
      description: 'x',
    });
    await mona.request('POST /repos/{owner}/{repo}/transfer', { owner: 'mona', repo: 'third', new_owner: 'school' });
    await mona.request('DELETE /repos/{owner}/{repo}', { owner: 'school', repo: 'third' });
    await mona.request('GET /repos/{owner}/{repo}', repo);
    await hubot.request('POST /repos/{owner}/{repo}/forks', repo);
    await mona.request('PUT /repos/{owner}/{repo}/collaborators/{username}', {
      ...repo,
      username: 'hubot',
      permission: 'push',
    });
    await mona.request('GET /repos/{owner}/{repo}/collaborators', repo);
    const path = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
    const { data } = await bot.request(path, { ...repo, username: 'hubot' });
    expect(data.permission).toBe('write');
    await mona.request('DELETE /repos/{owner}/{repo}/collaborators/{username}', { ...repo, username: 'hubot' });
  });

  it('about contents and git', async () => {
    const { data: branches } = await bot.request('GET /repos/{owner}/{repo}/branches', repo);
    expect(branches.map(({ name }) => name)).toEqual(['feature/x', 'main']);
    const { data: branch } = await bot.request('GET /repos/{owner}/{repo}/branches/{branch}', {
      ...repo,
      branch: 'feature/x',
    });
    const { sha } = branch.commit;
    await bot.request('GET /repos/{owner}/{repo}/readme', repo);
    const at = { ...repo, path: 'notes/one.md' };
    const content = Buffer.from('# One\n').toString('base64');
    const { data: written } = await mona.request('PUT /repos/{owner}/{repo}/contents/{path}', {
      ...at,
      message: 'Add',
      content,
    });
    const { data: read } = await bot.request('GET /repos/{owner}/{repo}/contents/{path}', at);
    expect(read).toMatchObject({ type: 'file', encoding: 'base64', content: 'IyBPbmUK', size: 6 });
    const { data: root } = await bot.request('GET /repos/{owner}/{repo}/contents/{path}', { ...repo, path: '' });
    expect((root as { name: string; type: string }[]).map(({ name, type }) => [name, type])).toEqual([
      ['README.md', 'file'],
      ['notes', 'dir'],
    ]);
    await mona.request('DELETE /repos/{owner}/{repo}/contents/{path}', {
      ...at,
      message: 'Remove',
      sha: written.content?.sha ?? '',
    });
    await bot.request('GET /repos/{owner}/{repo}/tarball/{ref}', { ...repo, ref: sha });
    const { data: tree } = await bot.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
      ...repo,
      tree_sha: sha,
      recursive: '1',
    });
    expect(tree.tree.map(({ path }) => path)).toEqual(['README.md', 'logo.png', 'src', 'src/app.py', 'src/b.py']);
    const blob = tree.tree.find(({ path }) => path === 'src/app.py');
    await bot.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { ...repo, file_sha: blob?.sha ?? '' });
    await bot.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...repo, commit_sha: sha });
    await mona.request('POST /repos/{owner}/{repo}/git/refs', { ...repo, ref: 'refs/heads/other', sha });
    await bot.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...repo, ref: 'heads/other' });
    await mona.request('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ...repo, ref: 'heads/other' });
    const { data: commits } = await bot.request('GET /repos/{owner}/{repo}/commits', {
      ...repo,
      sha: 'feature/x',
      per_page: 1,
    });
    expect(commits[0]).toMatchObject({ sha, author: { login: 'mona' } });
    const { data: one } = await bot.request('GET /repos/{owner}/{repo}/commits/{ref}', { ...repo, ref: 'feature/x' });
    expect(one.files?.map(({ filename, patch }) => [filename, patch])).toContainEqual(['logo.png', undefined]);
    const { data: comparison } = await bot.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
      ...repo,
      basehead: 'main...feature/x',
    });
    expect(comparison).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 2 });
    expect(comparison.files).toHaveLength(3);
  });

  it('about issues, their comments, labels, milestones and reactions', async () => {
    const issue_number = (
      await bot.request('POST /repos/{owner}/{repo}/issues', { ...repo, title: 'One', labels: ['fresh'] })
    ).data.number;
    const issue = { ...repo, issue_number };
    await bot.request('GET /repos/{owner}/{repo}/issues', { ...repo, state: 'all', creator: 'stagecoach[bot]' });
    await bot.request('GET /repos/{owner}/{repo}/issues/{issue_number}', issue);
    await bot.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      ...issue,
      title: 'Two',
      body: 'x',
      labels: [],
    });
    const { data: comment } = await bot.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...issue,
      body: 'Hi',
    });
    const at = { ...repo, comment_id: Number(comment.id) };
    await bot.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', issue);
    await bot.request('GET /repos/{owner}/{repo}/issues/comments', repo);
    await bot.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...at, body: 'Hello' });
    await bot.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', at);
    await react({ bot, mona }, 'issues/comments/{comment_id}', at);
    await react({ bot, mona }, 'issues/{issue_number}', issue);
    await bot.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', at);
    await labelled({ bot, mona }, issue);
    const number = (await bot.request('POST /repos/{owner}/{repo}/milestones', { ...repo, title: 'M' })).data.number;
    const milestone = { ...repo, milestone_number: number };
    await bot.request('GET /repos/{owner}/{repo}/milestones', repo);
    await bot.request('PATCH /repos/{owner}/{repo}/milestones/{milestone_number}', { ...milestone, state: 'closed' });
    await bot.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...issue, milestone: number });
    const { data } = await bot.request('GET /repos/{owner}/{repo}/milestones/{milestone_number}', milestone);
    expect(data).toMatchObject({ state: 'closed', open_issues: 1 });
    await bot.request('DELETE /repos/{owner}/{repo}/milestones/{milestone_number}', milestone);
  });

  it('about pull requests and their reviews', async () => {
    const { data: pull } = await mona.request('POST /repos/{owner}/{repo}/pulls', {
      ...repo,
      title: 'P',
      head: 'feature/x',
      base: 'main',
      draft: true,
    });
    const at = { ...repo, pull_number: pull.number };
    await mona.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...at,
      title: 'Q',
      draft: false,
    } as typeof at);
    await bot.request('GET /repos/{owner}/{repo}/pulls', { ...repo, state: 'all' });
    await bot.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at);
    await bot.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', at);
    await bot.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', at);
    await commented({ bot, mona }, at, pull.head.sha);
    await reviewed({ bot, mona }, at);
    await mona.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', { ...at, merge_method: 'squash' });
    const { status } = await bot.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/merge', at);
    expect(status).toBe(204);
  });

  it('about checks and statuses', async () => {
    const head_sha = await clone.git('rev-parse', 'HEAD');
    const { data: run } = await bot.request('POST /repos/{owner}/{repo}/check-runs', {
      ...repo,
      name: 'c',
      head_sha,
      status: 'in_progress',
    });
    const at = { ...repo, check_run_id: Number(run.id) };
    await bot.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { ...at, conclusion: 'success' });
    await bot.request('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', at);
    await bot.request('GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations', at);
    await bot.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ...repo, ref: head_sha });
    await mona.request('POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest', at);
    const suite = { ...repo, check_suite_id: run.check_suite?.id ?? 0 };
    await bot.request('GET /repos/{owner}/{repo}/commits/{ref}/check-suites', { ...repo, ref: head_sha });
    await bot.request('GET /repos/{owner}/{repo}/check-suites/{check_suite_id}', suite);
    await bot.request('GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs', suite);
    await mona.request('POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest', suite);
    const status = { ...repo, sha: head_sha, state: 'success', context: 'ci/x' } as const;
    await mona.request('POST /repos/{owner}/{repo}/statuses/{sha}', status);
    await bot.request('GET /repos/{owner}/{repo}/commits/{ref}/statuses', { ...repo, ref: head_sha });
    const { data } = await bot.request('GET /repos/{owner}/{repo}/commits/{ref}/status', { ...repo, ref: head_sha });
    expect(data).toMatchObject({ state: 'success', total_count: 1 });
  });

  it('about Apps and their installations', async () => {
    const { data: itself } = await app.request('GET /app');
    expect(itself).toMatchObject({ slug: 'stagecoach', installations_count: 1 });
    await bot.request('GET /apps/{app_slug}', { app_slug: 'stagecoach' });
    await app.request('GET /app/installations');
    await bot.request('GET /installation/repositories');
    const installation = { installation_id: stage.installation };
    await app.request('GET /app/installations/{installation_id}', installation);
    const access = 'POST /app/installations/{installation_id}/access_tokens';
    await app.request(access, { ...installation, repositories: ['path'], permissions: { issues: 'read' } });
    await app.request('GET /repos/{owner}/{repo}/installation', repo);
    await app.request('GET /users/{username}/installation', { username: 'mona' });
    const school = stage.playground.install('stagecoach', 'school', 'all');
    await app.request('GET /orgs/{org}/installation', { org: 'school' });
    await stage.playground.idle();
    const { data: deliveries } = await app.request('GET /app/hook/deliveries', { per_page: 1 });
    const delivery = { delivery_id: Number(deliveries[0]?.id) };
    await app.request('GET /app/hook/deliveries/{delivery_id}', delivery);
    await app.request('POST /app/hook/deliveries/{delivery_id}/attempts', delivery);
    const { data: fork } = await mona.request('POST /user/repos', { name: 'another' });
    const chosen = { ...installation, repository_id: Number(fork.id) };
    await mona.request('PUT /user/installations/{installation_id}/repositories/{repository_id}', chosen);
    await mona.request('DELETE /user/installations/{installation_id}/repositories/{repository_id}', chosen);
    await app.request('PUT /app/installations/{installation_id}/suspended', installation);
    await app.request('DELETE /app/installations/{installation_id}/suspended', installation);
    await app.request('DELETE /app/installations/{installation_id}', { installation_id: school });
  });

  it('was answered as GitHub describes it', async () => {
    await stage.playground.idle();
    const answered = new Set(
      stage.playground.journal.filter(({ status }) => status < 400).map((entry) => entry.operation),
    );
    expect(operations.filter((name) => !answered.has(name))).toEqual([]);
    expect(stage.playground.journal.filter(({ status }) => status >= 500)).toEqual([]);
    expect(stage.playground.violations).toEqual([]);
  });
});
