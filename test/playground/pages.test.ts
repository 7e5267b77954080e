import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createListener, createStage, type Listener, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };

let stage: Stage;

/** A browser without scripts: it keeps cookies, follows redirects and sends forms with their token. */
class Browser {
  #cookies = '';
  html = '';
  url = '';
  status = 0;

  async open(path: string, init: RequestInit = {}): Promise<string> {
    const headers = { ...(this.#cookies && { cookie: this.#cookies }), ...(init.headers as Record<string, string>) };
    const answer = await fetch(new URL(path, stage.playground.url), { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) this.#cookies = cookie.split(';')[0] ?? '';
    const location = answer.headers.get('location');
    this.html = await answer.text();
    this.status = answer.status;
    this.url = path;
    return location && answer.status < 400 ? this.open(location) : this.html;
  }

  /** Sends a form of the page that is open. */
  async send(action: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const csrf = /name="csrf" value="([^"]+)"/.exec(this.html)?.[1] ?? '';
    const body = new URLSearchParams({ csrf, ...fields });
    return this.open(action, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }
}

let mona: Browser;

beforeAll(async () => {
  stage = await createStage({ ci: () => ({ conclusion: 'success', title: 'All passed' }) });
  mona = new Browser();
  await mona.open('/login');
  await mona.send('/login', { login: 'mona' });
});
afterAll(async () => {
  expect(stage.playground.violations).toEqual([]);
  await stage.close();
});

describe('a person at the pages', () => {
  it('signs in, and sees the repositories and how to clone', async () => {
    expect(await mona.open('/')).toContain('mona/path');
    expect(mona.html).toContain(`mona:${stage.mona.token}@${stage.playground.host}`);
    expect(await mona.open('/mona/path')).toContain('README.md');
    expect(await mona.open('/mona/path/blob/main/README.md')).toContain('Path');
  });

  it('opens an issue and talks in it, which the App hears', async () => {
    await stage.delivered();
    await mona.open('/mona/path/issues/new');
    await mona.send('/mona/path/issues/new', { title: 'A question', body: 'Why **this**?' });
    expect(mona.url).toBe('/mona/path/issues/1');
    expect(mona.html).toContain('<strong>this</strong>');
    await mona.send('/mona/path/issues/1/comments', { body: '/coach help' });
    expect(mona.html).toContain('/coach help');
    await mona.send('/mona/path/issues/1/comments', { body: '', state: 'closed' });
    expect(await stage.delivered()).toEqual(['issue_comment.created', 'issues.closed', 'issues.opened']);
    expect(await mona.open('/mona/path/issues?state=closed')).toContain('A question');
  });

  it('opens a pull request from two branches, and sees its diff and checks', async () => {
    const clone = await stage.clone();
    await clone.git('switch', '--quiet', '-c', 'docker');
    await clone.commit(
      { Dockerfile: 'FROM python:latest\nUSER app\n', '.github/workflows/ci.yml': 'on: push\n' },
      'Add an image',
    );
    await clone.git('push', '--quiet', 'origin', 'docker');
    await stage.playground.idle();
    expect(await mona.open('/mona/path/compare?base=main&head=docker')).toContain('Add an image');
    await mona.send('/mona/path/pulls', { title: 'Add an image', body: 'Closes #1', base: 'main', head: 'docker' });
    expect(mona.url).toBe('/mona/path/pull/2');
    expect(await mona.open('/mona/path/pull/2/files')).toContain('FROM python:latest');
    expect(await mona.open('/mona/path/pull/2/checks')).toContain('All passed');
    expect(await mona.open('/mona/path/pulls')).toContain('Add an image');
  });

  it('sees the App’s review and commits its suggestion', async () => {
    const body = 'Pin it.\n\n```suggestion\nFROM python:3.12-slim\n```';
    await stage.bot.rest.pulls.createReview({
      ...repo,
      pull_number: 2,
      event: 'REQUEST_CHANGES',
      body: 'One thing.',
      comments: [{ path: 'Dockerfile', line: 1, body }],
    });
    const { data } = await stage.bot.rest.pulls.listReviewComments({ ...repo, pull_number: 2 });
    const id = data[0]?.id;
    expect(await mona.open('/mona/path/pull/2')).toContain('requested changes');
    await mona.send(`/mona/path/pull/2/comments/${id}/replies`, { body: 'Thank you' });
    expect(mona.html).toContain('Thank you');
    await mona.send(`/mona/path/pull/2/comments/${id}/suggestion`);
    expect(await mona.open('/mona/path/blob/docker/Dockerfile')).toContain('FROM python:3.12-slim');
    expect(await stage.delivered()).toContain('pull_request.synchronize');
  });

  it('comments on a line, may not approve their own, turns it into a draft and back, and merges', async () => {
    const { data: pull } = await stage.bot.rest.pulls.get({ ...repo, pull_number: 2 });
    await mona.open('/mona/path/pull/2/files');
    const place = { path: 'Dockerfile', side: 'RIGHT', line: '2', commit_id: pull.head.sha };
    await mona.send('/mona/path/pull/2/comments', { ...place, body: 'A user of its own' });
    expect(mona.html).toContain('A user of its own');
    await mona.send('/mona/path/pull/2/reviews', { event: 'APPROVE', body: '' });
    expect(mona.html).toContain('Can not approve your own pull request');
    await mona.open('/mona/path/pull/2');
    await mona.send('/mona/path/pull/2/draft', { draft: 'yes' });
    expect(mona.html).toContain('still a draft');
    await mona.send('/mona/path/pull/2/draft', { draft: 'no' });
    await mona.send('/mona/path/pull/2/merge');
    expect(mona.html).toContain('Merged');
    const { data: issue } = await stage.bot.rest.issues.get({ ...repo, issue_number: 1 });
    expect(issue.state).toBe('closed');
  });
});

describe('the pages of Apps', () => {
  let other: Listener;
  beforeAll(async () => {
    other = await createListener();
    await stage.playground.addApp({
      slug: 'other',
      name: 'Other',
      owner: 'mona',
      permissions: { issues: 'read' },
      events: ['issues'],
      webhookUrl: other.url,
    });
  });
  afterAll(() => other.close());

  it('install one on chosen repositories', async () => {
    expect(await mona.open('/apps/other/installations/new')).toContain('mona/path');
    const chosen = { account: 'mona', repository_selection: 'selected', repositories: 'mona/path' };
    await mona.send('/apps/other/installations/new', chosen);
    await stage.playground.idle();
    expect(other.hooks[0]).toMatchObject({ event: 'installation', action: 'created' });
    expect(await mona.open('/apps/other')).toContain('mona/path');
  });

  it('list deliveries and deliver again', async () => {
    await stage.playground.idle();
    expect(await mona.open('/apps/other/deliveries')).toContain('installation');
    const action = /action="(\/apps\/other\/deliveries\/\d+\/redeliver)"/.exec(mona.html)?.[1] ?? '';
    await mona.send(action);
    expect(mona.html).toContain('redelivery');
    expect(other.hooks).toHaveLength(2);
    expect(other.hooks[1]?.id).toBe(other.hooks[0]?.id);
  });
});

describe('what is written on the pages', () => {
  it('never becomes markup that acts', async () => {
    const body = '<script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3)) "><b onclick=1>';
    const { data } = await stage.mona.octokit.rest.issues.create({ ...repo, title: '<i>"title"</i>', body });
    await mona.open(`/mona/path/issues/${data.number}`);
    expect(mona.html).not.toMatch(/<script|onerror=|onclick=|href="javascript:/i);
    expect(mona.html).toContain('&lt;i&gt;');
  });

  it('is refused from a form that is not of this session', async () => {
    await new Browser().send('/mona/path/issues/new', { title: 'x', csrf: 'x' });
    const stranger = new Browser();
    await stranger.open('/mona/path');
    await stranger.send('/mona/path/issues/new', { title: 'x', csrf: 'wrong' });
    expect(stranger.status).toBe(403);
  });

  it('of a private repository is not there for others, and renamed ones lead on', async () => {
    await stage.playground.addRepository('mona/private', { private: true, files: { 'a.md': 'x' } });
    await new Browser().open('/mona/private');
    const stranger = new Browser();
    await stranger.open('/mona/private');
    expect(stranger.status).toBe(404);
    expect(await mona.open('/mona/private')).toContain('a.md');
    await stage.mona.octokit.rest.repos.update({ owner: 'mona', repo: 'private', name: 'secret' });
    await mona.open('/mona/private/issues');
    expect(mona.url).toBe('/mona/secret/issues');
  });
});
