import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clone, createStage, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };
const dockerfile = 'FROM python:latest\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n';

let stage: Stage;
let clone: Clone;

beforeAll(async () => {
  stage = await createStage({
    ci: async ({ files }) => ({ conclusion: (await files()).has('broken') ? 'failure' : 'success' }),
  });
});
afterAll(() => stage.close());

describe('the loop of a learner, an App and GitHub', () => {
  it('tells the App that it was installed, signed with its secret', async () => {
    expect(await stage.delivered()).toEqual(['installation.created', 'ping']);
    const hook = stage.listener.hooks.find(({ event }) => event === 'installation');
    expect(hook?.payload.repositories[0]).toMatchObject({ full_name: 'mona/path', private: false });
    const signature = createHmac('sha256', stage.app.webhookSecret)
      .update(hook?.body ?? '')
      .digest('hex');
    expect(hook?.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
    expect(hook?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets the App open issues with a milestone and labels', async () => {
    const { issues } = stage.bot.rest;
    const { data: milestone } = await issues.createMilestone({ ...repo, title: 'Stage 4' });
    const { data: issue } = await issues.create({
      ...repo,
      title: 'Package the job',
      body: 'Do it.',
      labels: ['task'],
      milestone: milestone.number,
    });
    expect(issue).toMatchObject({
      number: 1,
      user: { login: 'stagecoach[bot]', type: 'Bot' },
      milestone: { number: 1 },
    });
    expect(issue.performed_via_github_app?.slug).toBe('stagecoach');
    expect(await stage.delivered()).toEqual(['issues.labeled', 'issues.milestoned', 'issues.opened']);
  });

  it('takes a push of a branch and sends what GitHub sends', async () => {
    clone = await stage.clone();
    await clone.git('switch', '--quiet', '-c', 'docker-image');
    await clone.commit({ Dockerfile: dockerfile, '.github/workflows/ci.yml': 'on: push\n', 'export-ignored.txt': 'x' });
    await clone.git('push', '--quiet', 'origin', 'docker-image');
    expect(await stage.delivered()).toEqual([
      'check_run.completed',
      'check_run.created',
      'check_suite.completed',
      'check_suite.requested',
      'push',
    ]);
    const push = stage.listener.hooks.find(({ event }) => event === 'push')?.payload;
    expect(push).toMatchObject({ ref: 'refs/heads/docker-image', created: true, pusher: { name: 'mona' } });
    expect(push.commits[0].added).toContain('Dockerfile');
    expect(push.commits[0].author.username).toBe('mona');
  });

  it('opens a pull request and lists its files with patches', async () => {
    const { data: pull } = await stage.mona.octokit.rest.pulls.create({
      ...repo,
      title: 'Package the job',
      body: 'Closes #1',
      head: 'docker-image',
      base: 'main',
    });
    expect(pull).toMatchObject({ number: 2, mergeable: true, commits: 1, changed_files: 3 });
    expect(await stage.delivered()).toEqual(['pull_request.opened']);
    const { data: files } = await stage.bot.rest.pulls.listFiles({ ...repo, pull_number: 2, per_page: 100 });
    const file = files.find(({ filename }) => filename === 'Dockerfile');
    expect(file).toMatchObject({ status: 'added', additions: 4, deletions: 0 });
    expect(file?.patch).toBe(`@@ -0,0 +1,4 @@\n${dockerfile.trimEnd().replaceAll(/^/gm, '+')}`);
    expect(file?.contents_url).toContain(`?ref=${pull.head.sha}`);
  });

  it('gives the tree as a tarball behind a redirect', async () => {
    const sha = await clone.git('rev-parse', 'HEAD');
    const { data, url } = await stage.bot.rest.repos.downloadTarballArchive({ ...repo, ref: sha });
    expect(new Uint8Array(data as ArrayBuffer).subarray(0, 2)).toEqual(new Uint8Array([0x1f, 0x8b]));
    expect(url).toContain('/_codeload/mona/path/legacy.tar.gz/');
  });

  it('takes a check run with annotations and a review with comments on lines', async () => {
    const head_sha = await clone.git('rev-parse', 'HEAD');
    const annotation = {
      path: 'Dockerfile',
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      message: 'moves',
    } as const;
    const output = { title: '1 of 2', summary: 'See below.', annotations: [annotation] };
    const { data: run } = await stage.bot.rest.checks.create({
      ...repo,
      name: 'stagecoach',
      head_sha,
      conclusion: 'action_required',
      output,
    });
    expect(run).toMatchObject({
      status: 'completed',
      output: { annotations_count: 1 },
      pull_requests: [{ number: 2 }],
    });
    const { data: review } = await stage.bot.rest.pulls.createReview({
      ...repo,
      pull_number: 2,
      commit_id: head_sha,
      event: 'REQUEST_CHANGES',
      body: 'One thing.',
      comments: [{ path: 'Dockerfile', line: 1, side: 'RIGHT', body: 'Pin it.' }],
    });
    expect(review.state).toBe('CHANGES_REQUESTED');
    expect(await stage.delivered()).toEqual([
      'check_run.completed',
      'check_run.created',
      'check_suite.completed',
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
    ]);
    const { data: comments } = await stage.bot.rest.pulls.listReviewComments({ ...repo, pull_number: 2 });
    expect(comments[0]).toMatchObject({
      path: 'Dockerfile',
      line: 1,
      position: 1,
      diff_hunk: '@@ -0,0 +1,4 @@\n+FROM python:latest',
    });
  });

  it('follows a second push, and says which comments are outdated', async () => {
    await clone.commit({ Dockerfile: dockerfile.replace('latest', '3.12-slim') });
    await clone.git('push', '--quiet', 'origin', 'docker-image');
    const delivered = await stage.delivered();
    expect(delivered).toContain('pull_request.synchronize');
    expect(delivered).toContain('check_suite.requested');
    const { data: comments } = await stage.bot.rest.pulls.listReviewComments({ ...repo, pull_number: 2 });
    expect(comments[0]).toMatchObject({ line: null, position: null, original_line: 1 });
  });

  it('shows the App what CI found', async () => {
    const ref = await clone.git('rev-parse', 'HEAD');
    const { data } = await stage.bot.rest.checks.listForRef({ ...repo, ref });
    expect(data.check_runs.map(({ name, conclusion, app }) => [name, conclusion, app?.slug])).toEqual([
      ['test', 'success', 'github-actions'],
    ]);
    const { data: status } = await stage.bot.rest.repos.getCombinedStatusForRef({ ...repo, ref });
    expect(status).toMatchObject({ state: 'pending', total_count: 0 });
  });

  it('hears a command in a reply and answers with a reaction', async () => {
    const { data: comments } = await stage.bot.rest.pulls.listReviewComments({ ...repo, pull_number: 2 });
    const comment_id = comments[0]?.id ?? 0;
    const { pulls } = stage.mona.octokit.rest;
    const { data: reply } = await pulls.createReplyForReviewComment({
      ...repo,
      pull_number: 2,
      comment_id,
      body: '/coach hint',
    });
    expect(reply.in_reply_to_id).toBe(comment_id);
    await stage.mona.octokit.rest.issues.createComment({ ...repo, issue_number: 2, body: '/coach review' });
    expect(await stage.delivered()).toEqual([
      'issue_comment.created',
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
    ]);
    const { reactions } = stage.bot.rest;
    const made = await reactions.createForPullRequestReviewComment({ ...repo, comment_id: reply.id, content: 'eyes' });
    const again = await reactions.createForPullRequestReviewComment({ ...repo, comment_id: reply.id, content: 'eyes' });
    expect([made.status, again.status]).toEqual([201, 200]);
  });

  it('closes the issue that the merged pull request names', async () => {
    await stage.bot.rest.pulls.createReview({ ...repo, pull_number: 2, event: 'APPROVE', body: 'Well done.' });
    await stage.delivered();
    const { data: merged } = await stage.mona.octokit.rest.pulls.merge({ ...repo, pull_number: 2 });
    expect(merged.merged).toBe(true);
    const delivered = await stage.delivered();
    expect(delivered).toEqual(expect.arrayContaining(['pull_request.closed', 'push', 'issues.closed']));
    const closed = stage.listener.hooks.findLast(
      ({ event, action }) => event === 'pull_request' && action === 'closed',
    )?.payload;
    expect(closed.pull_request).toMatchObject({
      merged: true,
      merge_commit_sha: merged.sha,
      merged_by: { login: 'mona' },
    });
    const { data: issue } = await stage.bot.rest.issues.get({ ...repo, issue_number: 1 });
    expect(issue).toMatchObject({ state: 'closed', state_reason: 'completed', closed_by: { login: 'mona' } });
    await clone.git('fetch', '--quiet');
    expect(await clone.git('log', '-1', '--format=%s', 'origin/main')).toBe(
      'Merge pull request #2 from mona/docker-image',
    );
  });

  it('differed from GitHub’s description nowhere', () => {
    expect(stage.playground.violations).toEqual([]);
  });
});
