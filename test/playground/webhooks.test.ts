import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webhookEvents } from '../../src/playground/openapi/operations.ts';
import { appClient, clientOf, createListener, createStage, type Listener, type Stage } from './stage.ts';

const repo = { owner: 'mona', repo: 'path' };

let stage: Stage;
let lost: (event: string) => boolean = () => false;

beforeAll(async () => {
  stage = await createStage({
    ci: () => ({ conclusion: 'success' }),
    arrivals: ({ event, redelivery }) => (!redelivery && lost(event) ? [] : [0]),
  });
  stage.playground.addUser('hubot');
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.delivered();
});

const comment = (body: string) => stage.mona.octokit.rest.issues.createComment({ ...repo, issue_number: 1, body });
const issues = () => stage.mona.octokit.rest.issues;

describe('every webhook that is listed', () => {
  it('is sent by what causes it, as GitHub describes it', async () => {
    await aboutIssues();
    await aboutPulls();
    await aboutRepositories();
    stage.playground.selectRepository(stage.installation, 'mona/path', 'removed');
    stage.playground.selectRepository(stage.installation, 'mona/path', 'added');
    stage.playground.changeInstallation(stage.installation, 'suspend');
    stage.playground.changeInstallation(stage.installation, 'unsuspend');
    await stage.playground.idle();
    const names = stage.listener.hooks.map(({ event, action }) => (action ? `${event}.${action}` : event));
    expect(webhookEvents.filter((name) => !names.includes(name))).toEqual(['installation.deleted']);
    expect(stage.playground.violations).toEqual([]);
  });
});

async function aboutIssues(): Promise<void> {
  const issue = { ...repo, issue_number: 1 };
  await issues().create({ ...repo, title: 'One' });
  const { data: milestone } = await issues().createMilestone({ ...repo, title: 'M' });
  await issues().update({ ...issue, title: 'Two', labels: ['a'], milestone: milestone.number });
  await issues().update({ ...issue, labels: [], milestone: null, state: 'closed' });
  await issues().update({ ...issue, state: 'open' });
  const { data } = await comment('Hello');
  await issues().updateComment({ ...repo, comment_id: Number(data.id), body: 'Hi' });
  await issues().deleteComment({ ...repo, comment_id: Number(data.id) });
  await issues().create({ ...repo, title: 'Gone' });
  await stage.playground.deleteIssue('mona/path', 2, 'mona');
}

async function aboutPulls(): Promise<void> {
  const clone = await stage.clone();
  await clone.git('switch', '--quiet', '-c', 'work');
  await clone.commit({ 'a.py': 'a = 1\n', '.github/workflows/ci.yml': 'on: push\n' });
  await clone.git('push', '--quiet', 'origin', 'work');
  const { pulls, checks } = stage.mona.octokit.rest;
  const { data: pull } = await pulls.create({ ...repo, title: 'P', head: 'work', base: 'main' });
  const at = { ...repo, pull_number: pull.number };
  const head_sha = await clone.commit({ 'b.py': 'b = 1\n' });
  await clone.git('push', '--quiet', 'origin', 'work');
  await pulls.update({ ...at, body: 'Why' });
  await issues().update({ ...repo, issue_number: pull.number, labels: ['a'] });
  await issues().update({ ...repo, issue_number: pull.number, labels: [] });
  await pulls.update({ ...at, draft: true } as typeof at);
  await pulls.update({ ...at, draft: false } as typeof at);
  const comments = [{ path: 'a.py', line: 1, body: 'C' }];
  const { data: review } = await stage.bot.rest.pulls.createReview({
    ...at,
    event: 'REQUEST_CHANGES',
    body: 'R',
    comments,
  });
  const one = { ...at, review_id: Number(review.id) };
  await stage.bot.rest.pulls.updateReview({ ...one, body: 'S' });
  await pulls.dismissReview({ ...one, message: 'No' });
  const { data: listed } = await pulls.listReviewComments(at);
  await stage.bot.rest.pulls.updateReviewComment({ ...repo, comment_id: Number(listed[0]?.id), body: 'D' });
  await pulls.deleteReviewComment({ ...repo, comment_id: Number(listed[0]?.id) });
  const { data: run } = await stage.bot.rest.checks.create({ ...repo, name: 'c', head_sha, conclusion: 'success' });
  await checks.rerequestRun({ ...repo, check_run_id: Number(run.id) });
  await checks.rerequestSuite({ ...repo, check_suite_id: run.check_suite?.id ?? 0 });
  await stage.mona.octokit.rest.repos.createCommitStatus({ ...repo, sha: head_sha, state: 'success' });
  await pulls.update({ ...at, state: 'closed' });
  await pulls.update({ ...at, state: 'open' });
}

async function aboutRepositories(): Promise<void> {
  const { repos } = stage.mona.octokit.rest;
  for (const change of [
    { description: 'x' },
    { private: true },
    { private: false },
    { archived: true },
    { archived: false },
  ]) {
    await repos.update({ ...repo, ...change });
  }
  await repos.update({ ...repo, name: 'way' });
  await repos.update({ owner: 'mona', repo: 'way', name: 'path' });
  stage.playground.addOrganization('school', ['mona']);
  stage.playground.install('stagecoach', 'school', 'all');
  await repos.createInOrg({ org: 'school', name: 'made' });
  await repos.createForAuthenticatedUser({ name: 'moved' });
  await repos.transfer({ owner: 'mona', repo: 'moved', new_owner: 'school' });
  await repos.delete({ owner: 'school', repo: 'moved' });
}

describe('who gets a webhook', () => {
  it('is an App that subscribed, on repositories of its installation', async () => {
    const other = await createListener();
    const { playground } = stage;
    await playground.addApp({
      slug: 'other',
      owner: 'mona',
      permissions: { issues: 'read' },
      events: ['issues', 'push'],
    });
    playground.setWebhookUrl('other', other.url);
    await playground.addRepository('mona/elsewhere');
    playground.install('other', 'mona', ['mona/path']);
    await issues().create({ ...repo, title: 'For both' });
    await comment('For one');
    await issues().create({ owner: 'mona', repo: 'elsewhere', title: 'For nobody' });
    expect(await stage.delivered()).toEqual(['issue_comment.created', 'issues.opened']);
    expect(told(other)).toEqual(['installation.created', 'issues.opened', 'ping']);
    await other.close();
  });

  it('never is one without the permission that the event needs', async () => {
    const other = await createListener();
    await stage.playground.addApp({
      slug: 'blind',
      owner: 'mona',
      permissions: {},
      events: ['issues'],
      webhookUrl: other.url,
    });
    stage.playground.install('blind', 'mona', 'all');
    await issues().create({ ...repo, title: 'Unseen' });
    await stage.delivered();
    expect(told(other)).toEqual(['installation.created']);
    await other.close();
  });

  it('is nobody while the installation is suspended', async () => {
    stage.playground.changeInstallation(stage.installation, 'suspend');
    await comment('Is anybody there?');
    stage.playground.changeInstallation(stage.installation, 'unsuspend');
    expect(await stage.delivered()).toEqual(['installation.suspend', 'installation.unsuspend']);
  });
});

const told = ({ hooks }: Listener) =>
  hooks.map(({ event, action }) => (action ? `${event}.${action}` : event)).toSorted();

describe('a delivery that fails', () => {
  const app = () => appClient(stage.playground, stage.app);
  const last = async () => {
    const { data } = await app().rest.apps.listWebhookDeliveries({ per_page: 1 });
    return { ...data[0], id: Number(data[0]?.id) };
  };

  it('is listed with its status, and comes again under the same GUID when it is asked for', async () => {
    stage.listener.answers.push(500);
    await comment('Fails');
    await stage.delivered();
    const failed = await last();
    expect(failed).toMatchObject({ status_code: 500, event: 'issue_comment', redelivery: false });
    await app().rest.apps.redeliverWebhookDelivery({ delivery_id: failed.id });
    await stage.delivered();
    expect(await last()).toMatchObject({ status_code: 202, guid: failed.guid, redelivery: true });
    const [first, second] = stage.listener.hooks.slice(-2);
    expect(second?.body).toBe(first?.body);
    expect(second?.id).toBe(first?.id);
  });

  it('may have got lost', async () => {
    lost = (event) => event === 'issue_comment';
    await comment('Lost');
    expect(await stage.delivered()).toEqual([]);
    expect(await last()).toMatchObject({ status_code: 0, status: 'failed to connect to host' });
    lost = () => false;
  });

  it('may have taken too long', async () => {
    const slow = await createStage({ check: false, webhookTimeoutMs: 100 });
    await slow.delivered();
    slow.listener.answers.push('never');
    await slow.mona.octokit.rest.issues.create({ ...repo, title: 'Late' });
    await slow.playground.idle();
    const { data } = await appClient(slow.playground, slow.app).rest.apps.listWebhookDeliveries({ per_page: 1 });
    expect(data[0]).toMatchObject({ status_code: 0, status: 'timed out' });
    await slow.close();
  });

  it('is listed in pages, the newest first', async () => {
    const { data, headers } = await app().rest.apps.listWebhookDeliveries({ per_page: 2 });
    const cursor = /cursor=(v1_\d+)/.exec(headers.link ?? '')?.[1];
    const { data: next } = await app().rest.apps.listWebhookDeliveries({ per_page: 2, ...(cursor && { cursor }) });
    const ids = [...data, ...next].map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(new Set(ids).size).toBe(4);
  });
});

describe('an installation that ends', () => {
  it('is told as its last webhook, and its token is worth nothing', async () => {
    const { data } = await appClient(stage.playground, stage.app).rest.apps.createInstallationAccessToken({
      installation_id: stage.installation,
    });
    const bot = clientOf(stage.playground, data.token);
    await bot.rest.issues.listForRepo(repo);
    stage.playground.changeInstallation(stage.installation, 'delete');
    await comment('Nobody hears this');
    expect(await stage.delivered()).toEqual(['installation.deleted']);
    await expect(bot.rest.issues.listForRepo(repo)).rejects.toMatchObject({ status: 401 });
    const fresh = appClient(stage.playground, stage.app, stage.installation);
    await expect(fresh.rest.issues.listForRepo(repo)).rejects.toMatchObject({ status: 404 });
    expect(stage.playground.violations).toEqual([]);
  });
});
