import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBudgets } from '../../../src/adapters/github/budgets.ts';
import { Connection } from '../../../src/adapters/github/connection.ts';
import { createInstallations } from '../../../src/adapters/github/installations.ts';
import { memoryBudgets } from '../../memory-budgets.ts';
import { api, github, repo, repository, withoutNetwork } from './github.ts';

withoutNetwork();

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const credentials = {
  appId: 1,
  privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  webhookSecret: 'secret',
};
const clock = { now: () => new Date() };
const calls: string[] = [];
afterEach(() => {
  calls.splice(0);
  vi.useRealTimers();
});

const octokitOf = () =>
  createInstallations(
    credentials,
    api,
    (route, status) => calls.push(`${status} ${route}`),
    createBudgets({ store: memoryBudgets(Date.now), clock }),
  );

const token = (value = 'ghs_1') =>
  github()
    .post('/app/installations/5/access_tokens')
    .reply(201, { token: value, expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: {} });

describe('an installation', () => {
  it('whose calls GitHub limits makes none until it may, in whatever repository', async () => {
    token();
    github().get(repo).reply(403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '30' });
    const octokit = octokitOf()(repository.installation);
    const get = (name: string) => {
      const connection = new Connection(octokit, { ...repository, name }, clock);
      return connection.stream((target) => octokit.rest.repos.get(target)).catch((error) => error);
    };
    expect(await get('practice')).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 30, status: 403 });
    const refused = await get('another');
    expect(refused).toMatchObject({ kind: 'rate-limited', status: undefined });
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(30);
    // What was not sent is no call.
    expect(calls).toEqual([
      '201 POST /app/installations/{installation_id}/access_tokens',
      '403 GET /repos/{owner}/{repo}',
    ]);
  });

  it('whose token is refused before its time gets another one, and the call is made once more', async () => {
    const as = (value: string) => github().matchHeader('authorization', `token ${value}`);
    const badCredentials = { message: 'Bad credentials' };
    const octokit = octokitOf()(repository.installation);
    const post = () => octokit.rest.issues.create({ owner: 'ada', repo: 'practice', title: 'One' });
    vi.useFakeTimers({ toFake: ['Date'] });
    token('ghs_1');
    as('ghs_1').post(`${repo}/issues`).reply(201, { number: 1 });
    await post();
    vi.setSystemTime(Date.now() + 600_000);
    as('ghs_1').post(`${repo}/issues`).reply(401, badCredentials);
    token('ghs_2');
    as('ghs_2').post(`${repo}/issues`).reply(201, { number: 2 });
    expect((await post()).data.number).toBe(2);
    expect(calls).toEqual([
      '201 POST /app/installations/{installation_id}/access_tokens',
      '201 POST /repos/{owner}/{repo}/issues',
      '401 POST /repos/{owner}/{repo}/issues',
      '201 POST /app/installations/{installation_id}/access_tokens',
      '201 POST /repos/{owner}/{repo}/issues',
    ]);
  });

  it('that is gone is said so when its token is refused', async () => {
    const octokit = octokitOf()(repository.installation);
    vi.useFakeTimers({ toFake: ['Date'] });
    token();
    github().get(repo).reply(200, {});
    const get = () => octokit.rest.repos.get({ owner: 'ada', repo: 'practice' });
    await get();
    vi.setSystemTime(Date.now() + 600_000);
    github().get(repo).reply(401, { message: 'Bad credentials' });
    github().post('/app/installations/5/access_tokens').reply(404, { message: 'Not Found' });
    await expect(get()).rejects.toMatchObject({ status: 404 });
  });

  it('gets its token while requests wait for it, however many', async () => {
    token();
    github().get(repo).times(3).reply(200, {});
    const budgets = createBudgets({ store: memoryBudgets(Date.now), clock });
    const octokit = createInstallations(credentials, api, () => {}, budgets)(repository.installation);
    const target = { owner: 'ada', repo: 'practice' };
    await budgets.visit({ urgency: 'interactive', repository: 77, posts: true }, () =>
      Promise.all([1, 2, 3].map(() => octokit.rest.repos.get(target))),
    );
    const left = Object.fromEntries([...budgets.left()].map(({ window, left }) => [window, left]));
    expect(left).toMatchObject({ 'calls-hour': 4997, 'content-hour': 500 });
  });
});
