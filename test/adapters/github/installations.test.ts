import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
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
afterEach(() => calls.splice(0));

const octokitOf = () =>
  createInstallations(
    credentials,
    api,
    (route, status) => calls.push(`${status} ${route}`),
    createBudgets({ store: memoryBudgets(Date.now), clock }),
  );

const token = () =>
  github()
    .post('/app/installations/5/access_tokens')
    .reply(201, { token: 'ghs_1', expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: {} });

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
